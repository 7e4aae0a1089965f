package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while several threads append, again and again on the same journal. */
class KillTest {
    private static final int ROUNDS = 6;

    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void every_receipt_given_before_a_kill_is_there_after_it() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Map<Long, Long> numbers = new TreeMap<>();

        for (int round = 0; round < ROUNDS; round++) {
            int before = numbers.size();
            runAndKill(round * 10_000_000L, 1 + random.nextInt(1500), numbers);
            assertThat(numbers).as("receipts of round %d", round).hasSizeGreaterThan(before);
            check(numbers);
        }
    }

    private void runAndKill(long firstNumber, int receipts, Map<Long, Long> numbers)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledAppender.class.getName(),
                        directory.toString(),
                        Long.toString(firstNumber))
                .redirectError(new File("/dev/null"))
                .start();
        try (BufferedReader out = child.inputReader()) {
            int seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line, numbers);
                if (seen == 0) {
                    refuseASecondProcess();
                }
                if (++seen == receipts) {
                    // By its handle: what it printed before it died stays readable.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void refuseASecondProcess() {
        assertThatThrownBy(() -> SegmentJournal.open(directory, KilledAppender.settings()))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("another process");
    }

    /** The kill may cut the last line: a receipt counts if the sender could read it. */
    private static void note(String line, Map<Long, Long> numbers) {
        String[] words = line.split(" ", -1);
        if (words.length == 3 && words[0].equals("receipt") && words[2].length() > 0) {
            numbers.putIfAbsent(Long.parseLong(words[1]), Long.parseLong(words[2]));
        }
    }

    private void check(Map<Long, Long> numbers) {
        try (Journal journal = SegmentJournal.open(directory, KilledAppender.settings())) {
            assertThat(journal.verify(1, Long.MAX_VALUE, p -> {})).isInstanceOf(Verification.Intact.class);
            assertThat(journal.last()).isGreaterThanOrEqualTo(((TreeMap<Long, Long>) numbers).lastKey());
            numbers.forEach((position, number) -> assertThat(
                            journal.find(position).orElseThrow().payload())
                    .as("message %d", position)
                    .isEqualTo(Drafts.dossier(number).payload()));
        }
    }
}
