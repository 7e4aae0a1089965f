package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found at start after a crash, and what is refused. */
class RecoveryTest {
    private static final JournalSettings SETTINGS = JournalSettings.defaults().withTailBytes(0);

    @TempDir
    Path directory;

    @Test
    void a_tail_cut_at_any_byte_loses_only_what_was_not_whole_and_is_kept_aside() throws IOException {
        List<Long> ends = appendShort(6);
        Path file = segment(1);
        byte[] whole = Files.readAllBytes(file);

        for (int cut = ends.get(2).intValue(); cut < whole.length; cut++) {
            checkCut(Arrays.copyOf(whole, cut), cut, ends);
            // A file system may keep the length and lose the pages: zeros instead of an end.
            byte[] zeros = Arrays.copyOf(Arrays.copyOf(whole, cut), whole.length);
            checkCut(zeros, Arrays.mismatch(zeros, whole) < 0 ? whole.length : Arrays.mismatch(zeros, whole), ends);
        }
    }

    @Test
    void pages_of_one_group_may_survive_behind_a_lost_one_and_are_still_torn() throws IOException {
        List<Long> ends = appendGroups(4, 5);
        flip(segment(1), ends.get(5) + 40);

        try (Journal journal = SegmentJournal.open(directory, SETTINGS)) {
            assertThat(journal.last()).isEqualTo(6);
            assertThat(journal.append(Drafts.dossier(1)).join()).isEqualTo(7);
            assertThat(journal.verify(1, 7, p -> {})).isInstanceOf(Verification.Intact.class);
        }
        assertThat(directory.resolve("00000000000000000001.seg.torn-1")).hasSize(ends.get(8) - ends.get(5));
    }

    @Test
    void damage_before_a_later_group_is_refused_with_file_offset_and_position_and_nothing_is_touched()
            throws IOException {
        List<Long> ends = appendGroups(4, 5, 1);
        flip(segment(1), ends.get(5) + 40);
        byte[] before = Files.readAllBytes(segment(1));

        assertThatThrownBy(() -> SegmentJournal.open(directory, SETTINGS))
                .isInstanceOfSatisfying(JournalDamaged.class, damage -> {
                    assertThat(damage.position()).isEqualTo(7);
                    assertThat(damage.offset()).isEqualTo(ends.get(5));
                    assertThat(damage.file()).isEqualTo("00000000000000000001.seg");
                });
        assertThat(Files.readAllBytes(segment(1))).isEqualTo(before);
        // Refused again, not "repaired" by the first try; and the lock was given free.
        assertThatThrownBy(() -> SegmentJournal.open(directory, SETTINGS)).isInstanceOf(JournalDamaged.class);
    }

    @Test
    void a_frame_inside_a_payload_is_never_taken_for_an_entry() throws IOException {
        appendShort(3);
        byte[] stolen = Files.readAllBytes(segment(1));
        try (Journal journal = SegmentJournal.open(directory, SETTINGS)) {
            journal.append(Drafts.delivery(Payload.of(stolen))).join();
        }
        Path other = Files.createDirectory(directory.resolve("other"));
        try (Journal journal = SegmentJournal.open(other, SETTINGS)) {
            // Frames of another journal with positions that would fit, followed by noise that does not compress.
            byte[] noise = Drafts.noise(new Random(1), 5000);
            System.arraycopy(stolen, 0, noise, 1000, stolen.length);
            journal.append(Drafts.delivery(Payload.of(noise))).join();
        }
        Path file = other.resolve(Segment.name(1));
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 1));

        try (Journal journal = SegmentJournal.open(other, SETTINGS)) {
            assertThat(journal.last()).isZero();
        }
    }

    @Test
    void a_missing_segment_is_refused_by_name() throws IOException {
        List<Path> segments = appendSegments();
        Files.delete(segments.get(1));

        assertThatThrownBy(() -> SegmentJournal.open(directory, SETTINGS))
                .isInstanceOfSatisfying(JournalDamaged.class, damage -> {
                    assertThat(Segment.name(damage.position()))
                            .isEqualTo(segments.get(1).getFileName().toString());
                    assertThat(damage.file())
                            .isEqualTo(segments.get(2).getFileName().toString());
                });
    }

    @Test
    void a_missing_first_segment_and_a_shortened_full_one_are_refused() throws IOException {
        List<Path> segments = appendSegments();
        byte[] second = Files.readAllBytes(segments.get(1));
        Files.write(segments.get(1), Arrays.copyOf(second, second.length - 1));
        assertThatThrownBy(() -> SegmentJournal.open(directory, SETTINGS)).isInstanceOf(JournalDamaged.class);
        Files.write(segments.get(1), second);

        Files.delete(segments.get(0));
        assertThatThrownBy(() -> SegmentJournal.open(directory, SETTINGS))
                .isInstanceOfSatisfying(JournalDamaged.class, damage -> assertThat(damage.position())
                        .isEqualTo(1));
    }

    @Test
    void an_index_that_is_missing_or_spoilt_is_made_again() throws IOException {
        List<Path> segments = appendSegments();
        Path missing = index(segments.get(0));
        Path spoilt = index(segments.get(1));
        byte[] first = Files.readAllBytes(missing);
        byte[] second = Files.readAllBytes(spoilt);
        Files.delete(missing);
        flip(spoilt, 30);

        try (Journal journal = SegmentJournal.open(directory, SETTINGS)) {
            assertThat(journal.verify(1, Long.MAX_VALUE, p -> {})).isInstanceOf(Verification.Intact.class);
            for (long position = 1; position <= journal.last(); position++) {
                assertThat(journal.find(position).orElseThrow().position()).isEqualTo(position);
            }
        }
        assertThat(Files.readAllBytes(missing)).isEqualTo(first);
        assertThat(Files.readAllBytes(spoilt)).isEqualTo(second);
    }

    @Test
    void a_file_that_never_got_its_name_is_forgotten() throws IOException {
        appendShort(2);
        Files.writeString(directory.resolve(Segment.name(3) + ".new"), "half a head");

        try (Journal journal = SegmentJournal.open(directory, SETTINGS)) {
            assertThat(journal.append(Drafts.dossier(3)).join()).isEqualTo(3);
        }
        assertThat(directory.resolve(Segment.name(3) + ".new")).doesNotExist();
    }

    /** Up to {@code good} the bytes are those that were written. */
    private void checkCut(byte[] bytes, int good, List<Long> ends) throws IOException {
        int kept = (int) ends.stream().filter(end -> end <= good).count();
        long end = ends.get(kept - 1);
        Path there = Files.createTempDirectory(directory, "cut");
        Path file = there.resolve(Segment.name(1));
        Files.write(file, bytes);
        try (SegmentStore store = SegmentStore.open(there, SETTINGS, Disk.real())) {
            assertThat(store.ready().position()).as("cut at %d", bytes.length).isEqualTo(kept);
            assertThat(Files.size(file)).isEqualTo(end);
        }
        Path aside = there.resolve(Segment.name(1) + ".torn-1");
        byte[] cut = Arrays.copyOfRange(bytes, (int) end, bytes.length);
        assertThat(Files.exists(aside) ? Files.readAllBytes(aside) : new byte[0])
                .isEqualTo(cut);
    }

    /** Each in a group of its own; returns where each frame ends. */
    private List<Long> appendShort(int count) throws IOException {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return appendGroups(ones);
    }

    private List<Long> appendGroups(int... sizes) throws IOException {
        List<Long> ends = new ArrayList<>();
        Packer packer = new Packer(EntryCipher.none(), () -> new byte[Contents.SALT_SIZE]);
        try (SegmentStore store = SegmentStore.open(directory, SETTINGS, Disk.real())) {
            long end = SegmentHeader.SIZE;
            for (int size : sizes) {
                List<Stored> group = new ArrayList<>();
                Head head = store.ready();
                for (int i = 0; i < size; i++) {
                    Stored stored = Stored.after(head, packer.pack(Drafts.delivery("H26-" + head.position())));
                    group.add(stored);
                    head = stored.head();
                    end += Frame.size(stored);
                    ends.add(end);
                }
                store.write(group);
            }
        }
        return ends;
    }

    private List<Path> appendSegments() throws IOException {
        try (Journal journal = SegmentJournal.open(directory, SETTINGS.withSegmentBytes(4096))) {
            for (int i = 0; i < 400; i++) {
                journal.append(Drafts.delivery("H26-" + i)).join();
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> segments = files.filter(file -> file.toString().endsWith(".seg"))
                    .sorted()
                    .toList();
            assertThat(segments).hasSizeGreaterThan(4);
            return segments;
        }
    }

    private Path segment(long first) {
        return directory.resolve(Segment.name(first));
    }

    private static Path index(Path segment) {
        return Path.of(segment.toString().replace(".seg", ".idx"));
    }

    static void flip(Path file, long offset) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) offset] ^= 0x10;
        Files.write(file, bytes);
    }
}
