package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.bench.FaultsResult;
import vn.lienthong.bench.FaultsRun;
import vn.lienthong.bench.FaultsSettings;
import vn.lienthong.bench.Kit;

/**
 * Guarantees G1 to G4 and G6 together, seen from outside: fifty hubs die, ten after each other on the same data. {@code
 * -Dfaults.runs=50 -Dfaults.seed=S} for longer; the command {@code bench faults} does the same.
 */
class BenchFaultsTest {
    private static final int RUNS = Integer.getInteger("faults.runs", 5);
    private static final int KILLS = Integer.getInteger("faults.kills", 10);
    private static final long SEED = Long.getLong("faults.seed", 2026);
    private static final int AT_ONCE = 2;

    @TempDir
    private Path folder;

    @Test
    void hubs_that_are_killed_fifty_times_under_load_lose_nothing_and_do_nothing_twice() throws Exception {
        Instant begun = Instant.now();
        BenchGround ground = new BenchGround(new CommonOptions());
        Kit kit = Kit.quick(folder, ground);
        FaultsTotal total = FaultsTotal.of(all(ground, kit));

        System.out.println(total.json(SEED) + " took "
                + Duration.between(begun, Instant.now()).toSeconds() + " s");
        assertThat(total.results())
                .allSatisfy(result -> assertThat(result.findings().first())
                        .as("seed " + result.seed())
                        .isEmpty());
        assertThat(total.kills()).hasSize(RUNS * KILLS);
        assertThat(total.idleKills())
                .as("kills that interrupted nothing on the wire, of " + total.kills())
                .isLessThan(RUNS * KILLS / 2);
        assertThat(total.byPoint().keySet()).as("the hubs died at points too").hasSizeGreaterThan(3);
        assertThat(total.results().stream().mapToInt(FaultsResult::unknown).sum())
                .as("the portal misbehaved while calls were on their way")
                .isPositive();
    }

    private List<FaultsResult> all(BenchGround ground, Kit kit) {
        ExecutorService runners = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<CompletableFuture<FaultsResult>> results = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                long seed = SEED + run;
                results.add(CompletableFuture.supplyAsync(() -> run(seed, ground, kit), runners));
            }
            return results.stream().map(CompletableFuture::join).toList();
        } finally {
            runners.shutdownNow();
        }
    }

    private FaultsResult run(long seed, BenchGround ground, Kit kit) {
        try {
            FaultsResult result = FaultsRun.make(
                    Files.createDirectories(folder.resolve("run-" + seed)),
                    seed,
                    FaultsSettings.defaults().dense(KILLS),
                    ground,
                    kit,
                    Clock.systemUTC());
            System.out.println(result);
            return result;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
