package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal is verified while its hub writes: what is durable is walked, what is being written is waited for, and damage is not taken for either. */
class JournalBesideTest {
    private static final JournalSettings SETTINGS =
            JournalSettings.defaults().withTailBytes(0).withSegmentBytes(4096);

    @TempDir
    Path directory;

    private Journal journal;
    private long proved;

    @BeforeEach
    void open() {
        journal = SegmentJournal.open(directory, SETTINGS);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private JournalBeside beside() {
        return JournalBeside.at(directory, Optional.of(EntryCipher.none()), () -> proved);
    }

    private void append(int some) {
        for (int i = 0; i < some; i++) {
            journal.append(Drafts.dossier(journal.last() + 1)).join();
        }
    }

    @Test
    void an_empty_journal_and_a_missing_folder_end_at_nothing() {
        assertThat(beside().last()).isZero();
        assertThat(JournalBeside.at(directory.resolve("nowhere"), Optional.empty(), () -> Long.MAX_VALUE)
                        .last())
                .isZero();
    }

    @Test
    void the_group_at_the_end_counts_once_a_later_one_or_a_checkpoint_proves_that_it_is_durable() {
        append(3);
        JournalBeside beside = beside();
        assertThat(beside.last()).isEqualTo(2);
        proved = 3;
        assertThat(beside.last()).isEqualTo(3);
        proved = 0;
        append(1);
        assertThat(beside.last()).isEqualTo(3);
        proved = Long.MAX_VALUE;
        assertThat(beside.last()).isEqualTo(4);
    }

    @Test
    void it_follows_a_journal_that_grows_from_file_to_file_and_changes_nothing() throws IOException {
        JournalBeside beside = beside();
        for (int i = 0; i < 20; i++) {
            append(1);
            List<String> before = names();
            assertThat(walk(beside)).isEqualTo("intact 1 to " + i);
            assertThat(names()).isEqualTo(before);
        }
        assertThat(names()).filteredOn(name -> name.endsWith(".seg")).hasSizeGreaterThan(3);
        assertThat(beside.verify(7, 9, position -> {}).fold(Verification.Intact::chain, no -> ""))
                .isEqualTo(journal.find(9).orElseThrow().seal().chain());
    }

    @Test
    void a_frame_that_is_half_written_is_the_end_and_no_damage() throws IOException {
        append(2);
        byte[] whole = Files.readAllBytes(lastFile());
        append(1);
        byte[] longer = Files.readAllBytes(lastFile());
        proved = Long.MAX_VALUE;
        for (int cut = whole.length; cut < longer.length; cut += 97) {
            Files.write(lastFile(), java.util.Arrays.copyOf(longer, cut));
            assertThat(walk(beside())).isEqualTo("intact 1 to 2");
        }
    }

    @Test
    void a_byte_changed_in_the_file_that_is_being_written_is_named_however_often_one_looks() throws IOException {
        append(2);
        int middle = (int) Files.size(lastFile()) - 40;
        append(1);
        change(lastFile(), middle);
        proved = Long.MAX_VALUE;
        JournalBeside beside = beside();

        assertThat(beside.last()).isEqualTo(3);
        assertThat(walk(beside)).isEqualTo("CHANGED 2");
        assertThat(walk(beside)).isEqualTo("CHANGED 2");
        append(3);
        assertThat(walk(beside)).isEqualTo("CHANGED 2");
    }

    @Test
    void what_was_done_to_a_closed_file_is_named() throws IOException {
        append(20);
        proved = Long.MAX_VALUE;
        List<Path> files = segments();
        long second = Long.parseLong(files.get(1).getFileName().toString().replace(".seg", ""));
        byte[] header = Files.readAllBytes(files.get(1));

        change(files.get(1), 30);
        assertThat(walk(beside())).isEqualTo("CHANGED " + second);
        Files.write(files.get(1), header);
        Files.move(files.get(1), directory.resolve("aside"));
        assertThat(walk(beside())).isEqualTo("MISSING " + second);
        Files.move(directory.resolve("aside"), files.get(1));
        assertThat(walk(beside())).isEqualTo("intact 1 to 20");
        Files.delete(files.get(0));
        assertThat(walk(beside())).isEqualTo("MISSING 1");
    }

    @Test
    void without_keys_the_chain_and_the_leaves_are_walked_all_the_same() {
        journal.close();
        journal = SegmentJournal.open(directory, SETTINGS, new Rot13());
        append(3);
        proved = Long.MAX_VALUE;
        JournalBeside keyless = JournalBeside.at(directory, Optional.empty(), () -> proved);

        assertThat(walk(keyless)).isEqualTo("intact 1 to 3");
        assertThat(walk(beside())).as("with the wrong keys").isEqualTo("CHANGED 1");
    }

    @Test
    void whoever_looks_while_the_hub_writes_never_sees_anything_broken() throws Exception {
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 300; i++) {
                journal.append(Drafts.dossier(i)).join();
                journal.append(Drafts.dossier(i));
            }
        });
        writer.start();
        JournalBeside beside = beside();
        while (writer.isAlive()) {
            assertThat(walk(beside)).startsWith("intact 1 to ");
        }
        writer.join();
        assertThat(beside.last()).isGreaterThan(500);
    }

    private static String walk(JournalBeside beside) {
        return beside.verify(1, Long.MAX_VALUE, position -> {})
                .fold(
                        intact -> "intact " + intact.from() + " to " + intact.to(),
                        broken -> broken.fault() + " " + broken.position());
    }

    private static void change(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes, StandardOpenOption.WRITE);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".seg"))
                    .sorted()
                    .toList();
        }
    }

    private Path lastFile() throws IOException {
        List<Path> files = segments();
        return files.get(files.size() - 1);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Sealed, though not well. */
    private static final class Rot13 implements EntryCipher {
        @Override
        public String nextKey() {
            return "1.0";
        }

        @Override
        public byte[] seal(String keyId, byte[] clear, byte[] header, byte[] commitment) {
            byte[] sealed = clear.clone();
            for (int i = 0; i < sealed.length; i++) {
                sealed[i] += 13;
            }
            return sealed;
        }

        @Override
        public Optional<byte[]> open(String keyId, byte[] sealed, byte[] header, byte[] commitment) {
            byte[] clear = sealed.clone();
            for (int i = 0; i < clear.length; i++) {
                clear[i] -= 13;
            }
            return Optional.of(clear);
        }
    }
}
