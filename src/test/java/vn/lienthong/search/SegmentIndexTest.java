package vn.lienthong.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;

class SegmentIndexTest extends IndexContract {
    @Override
    Journal open(Path home) {
        return SegmentJournal.open(home.resolve("journal"), JournalSettings.defaults());
    }

    @Test
    void a_follower_that_is_killed_again_and_again_ends_with_the_same_rows() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Written.fill(journal, random, 1_500);
        journal.close();

        for (int round = 0; round < 4; round++) {
            runAndKill(1 + random.nextInt(120));
        }
        journal = open(home);

        assertThat(follow(index("search")).dump())
                .as("seed %d", seed)
                .isEqualTo(follow(index("again")).dump());
    }

    private void runAndKill(int groups) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledFollower.class.getName(),
                        home.toString())
                .redirectError(new File("/dev/null"))
                .start();
        try (BufferedReader out = child.inputReader()) {
            for (int seen = 0; out.readLine() != null && seen < groups; seen++) {
                // Each line is a group taken.
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
