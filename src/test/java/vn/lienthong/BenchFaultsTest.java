package vn.lienthong;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.bench.FaultsResult;
import vn.lienthong.bench.FaultsRun;
import vn.lienthong.bench.FaultsSettings;

/**
 * Guarantees G1 to G4 and G6 together, seen from outside: {@code -Dfaults.runs=50 -Dfaults.seed=S} for longer; the command
 * {@code bench faults} does the same.
 */
class BenchFaultsTest {
    private static final int RUNS = Integer.getInteger("faults.runs", 3);
    private static final long SEED = Long.getLong("faults.seed", 2026);

    @TempDir
    private Path folder;

    @Test
    void hubs_that_are_killed_at_random_under_load_lose_nothing_and_do_nothing_twice() throws Exception {
        CommonOptions options = new CommonOptions();
        int unknown = 0;
        for (int run = 0; run < RUNS; run++) {
            Path here = java.nio.file.Files.createDirectories(folder.resolve("run-" + run));
            FaultsResult result = FaultsRun.make(
                    here, SEED + run, FaultsSettings.defaults(), new BenchGround(options), java.time.Clock.systemUTC());

            System.out.println(result);
            assertThat(result.findings()).as("seed " + result.seed()).isEmpty();
            assertThat(result.openAtKill()).isNotEmpty();
            assertThat(result.records()).as("the sources were at work").isPositive();
            unknown += result.unknown();
        }
        assertThat(unknown)
                .as("the portal misbehaved while calls were on their way")
                .isPositive();
    }
}
