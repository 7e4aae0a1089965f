package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Payload;

/** Reading never throws, whatever the bytes; a seed that fails is printed and can be put in {@code -Dseed}. */
class NeverThrowsTest {
    private static final Reader READER = Examples.reader();
    private static final int ROUNDS = 400;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    static List<Examples.Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void mutated_examples_are_read_or_refused_but_never_thrown(Examples.Example example) {
        Entry good = example.entry();
        byte[] bytes = good.payload().toBytes();
        Random random = new Random(SEED);

        for (int i = 0; i < ROUNDS; i++) {
            Reading reading = READER.read(with(good, mutate(bytes, random)));
            assertThat(reading.heard()).as("seed %d, round %d", SEED, i).allSatisfy(heard -> {
                String text = heard.toString();
                assertThat(text).doesNotContain("hub failed while reading").doesNotContain("The record is not valid");
            });
        }
    }

    @Test
    void random_bytes_are_refused_by_every_source() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            for (String code : Bundle.codes(Examples.HOME)) {
                Entry entry = Examples.delivery(code, "application/json", java.util.Map.of(), bytes);
                assertThat(READER.read(entry).position()).as("seed %d", SEED).isEqualTo(48213);
            }
        }
    }

    private static Entry with(Entry entry, byte[] bytes) {
        return new Entry(
                entry.position(),
                entry.kind(),
                entry.party(),
                entry.at(),
                entry.contentType(),
                entry.facts(),
                Payload.of(bytes),
                null);
    }

    /** Flips, cuts, repeats, or swaps a few pieces. */
    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && copy.length > 1; i++) {
            int at = random.nextInt(copy.length);
            switch (random.nextInt(4)) {
                case 0 -> copy[at] = (byte) random.nextInt(256);
                case 1 -> copy[at] = (byte) "{}[]\",:;<>&'0-\n".charAt(random.nextInt(15));
                case 2 -> copy = java.util.Arrays.copyOf(copy, at);
                default -> copy = repeated(copy, at, Math.min(copy.length, at + 1 + random.nextInt(60)));
            }
        }
        return copy;
    }

    private static byte[] repeated(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, to);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
