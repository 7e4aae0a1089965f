package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody edits the files behind the hub's back; the walk names the first entry that is not as it was. */
class TamperingTest {
    private static final JournalSettings SETTINGS =
            JournalSettings.defaults().withTailBytes(0).withSegmentBytes(4096);
    private static final int ENTRIES = 40;

    @TempDir
    Path directory;

    private final List<Long> starts = new ArrayList<>();
    private Journal journal;
    private SegmentHeader header;
    private Path file;
    private byte[] original;

    /** The entries of the first segment, all of the same size, are what is tampered with. */
    @BeforeEach
    void fill() throws Exception {
        journal = SegmentJournal.open(directory, SETTINGS);
        for (int i = 0; i < ENTRIES; i++) {
            journal.append(Drafts.delivery(Payload.of(Drafts.noise(new Random(i), 300))))
                    .join();
        }
        file = directory.resolve(Segment.name(1));
        original = Files.readAllBytes(file);
        try (var channel = java.nio.channels.FileChannel.open(file)) {
            header = SegmentHeader.read(channel);
            FrameReader reader = new FrameReader(channel, header.nonce, SegmentHeader.SIZE, channel.size());
            do {
                starts.add(reader.offset());
            } while (reader.next() != null);
        }
        assertThat(starts).hasSizeGreaterThan(8);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void any_edit_of_any_byte_is_named_with_the_entry_it_hit() throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 1500; round++) {
            int offset = random.nextInt(original.length);
            byte[] edited = original.clone();
            edited[offset] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, edited);
            long hit =
                    Math.max(1, starts.stream().filter(start -> start <= offset).count());

            Verification.Broken broken = (Verification.Broken) verify();

            assertThat(broken.position()).as("edit at byte %d", offset).isEqualTo(hit);
            assertThat(broken.fault()).isEqualTo(Verification.Fault.CHANGED);
        }
    }

    @Test
    void an_edit_with_a_new_checksum_is_caught_by_the_commitment() throws IOException, BadFrame {
        Stored fifth = frame(5);
        byte[] forged = fifth.packed.sealed.clone();
        forged[200] ^= 1;

        replace(5, Stored.read(5, with(fifth.packed, forged, fifth.packed.commitment), fifth.chain));

        assertBroken(5, Verification.Fault.CHANGED);
        assertReadFails(5);
    }

    @Test
    void an_edit_with_a_new_commitment_is_caught_by_the_chain() throws IOException, BadFrame {
        Stored fifth = frame(5);
        byte[] forged = fifth.packed.sealed.clone();
        forged[200] ^= 1;
        Packed packed = with(fifth.packed, forged, Contents.commitment(forged));

        replace(5, Stored.read(5, packed, fifth.chain));
        assertBroken(5, Verification.Fault.UNCHAINED);

        // With the chain made anew as well, the entry behind it does not follow any more.
        Stored fourth = frame(4);
        replace(5, Stored.after(fourth.head(), packed));
        assertBroken(6, Verification.Fault.UNCHAINED);
    }

    @Test
    void a_removed_entry_is_missing_and_swapped_ones_are_reordered() throws IOException {
        int from = starts.get(4).intValue();
        int to = starts.get(5).intValue();
        int end = starts.get(6).intValue();

        Files.write(file, join(Arrays.copyOf(original, from), rest(to)));
        assertBroken(5, Verification.Fault.MISSING);

        byte[] fifth = Arrays.copyOfRange(original, from, to);
        byte[] sixth = Arrays.copyOfRange(original, to, end);
        Files.write(file, join(Arrays.copyOf(original, from), sixth, fifth, rest(end)));
        assertBroken(5, Verification.Fault.REORDERED);

        Files.write(file, join(Arrays.copyOf(original, to), fifth, rest(to)));
        assertBroken(6, Verification.Fault.REORDERED);
    }

    @Test
    void a_shortened_or_removed_segment_is_missing() throws IOException {
        Files.write(file, Arrays.copyOf(original, starts.get(6).intValue()));
        assertBroken(7, Verification.Fault.MISSING);

        Files.delete(file);
        assertBroken(1, Verification.Fault.MISSING);
    }

    @Test
    void a_range_behind_the_edit_is_intact_on_its_own() throws IOException {
        RecoveryTest.flip(file, starts.get(4) + 100);

        assertThat(journal.verify(starts.size() + 1L, ENTRIES, p -> {})).isInstanceOf(Verification.Intact.class);
        assertThat(journal.verify(1, 4, p -> {})).isInstanceOf(Verification.Intact.class);
    }

    private Verification verify() {
        return journal.verify(1, ENTRIES, p -> {});
    }

    private void assertBroken(long position, Verification.Fault fault) {
        Verification.Broken broken = (Verification.Broken) verify();
        assertThat(broken.position()).as(broken.detail()).isEqualTo(position);
        assertThat(broken.fault()).as(broken.detail()).isEqualTo(fault);
    }

    private void assertReadFails(long position) {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> journal.find(position))
                .isInstanceOfSatisfying(JournalDamaged.class, damage -> assertThat(damage.position())
                        .isEqualTo(position));
    }

    private Stored frame(int position) throws IOException, BadFrame {
        try (var channel = java.nio.channels.FileChannel.open(file)) {
            return new FrameReader(channel, header.nonce, starts.get(position - 1), channel.size()).next().stored;
        }
    }

    private void replace(int position, Stored forged) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(original.clone())
                .position(starts.get(position - 1).intValue());
        Frame.encode(forged, position, header.nonce, bytes);
        assertThat(bytes.position()).isEqualTo(starts.get(position).intValue());
        Files.write(file, bytes.array());
    }

    private static Packed with(Packed packed, byte[] sealed, byte[] commitment) {
        return new Packed(
                packed.kind,
                packed.party,
                packed.atMillis,
                packed.contentType,
                packed.keyId,
                packed.codec,
                packed.contentsLength,
                commitment,
                sealed,
                null);
    }

    private byte[] rest(int from) {
        return Arrays.copyOfRange(original, from, original.length);
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer out = ByteBuffer.allocate(
                Arrays.stream(parts).mapToInt(part -> part.length).sum());
        for (byte[] part : parts) {
            out.put(part);
        }
        return out.array();
    }
}
