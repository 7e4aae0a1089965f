package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.bench.Kit;
import vn.lienthong.bench.OutageDay;
import vn.lienthong.bench.OutageResult;
import vn.lienthong.bench.OutageRun;
import vn.lienthong.bench.OutageSettings;

/** Guarantee G2 in an outage of the portal, small; the command {@code bench outage} does the same for longer. */
class BenchOutageTest {
    private static final long SEED = 2026;

    @TempDir
    private Path folder;

    private final BenchGround ground = new BenchGround(new CommonOptions());

    @Test
    void a_portal_that_was_away_gets_everything_no_faster_than_the_cap_allows() throws Exception {
        OutageSettings settings =
                OutageSettings.of(Duration.ofSeconds(4), SEED).with(40, 3).feltEverySecond();

        fine(OutageRun.make(folder, settings, ground, Kit.plain(), Clock.systemUTC()));
    }

    @Test
    void a_day_without_the_portal_in_simulated_time_loses_nothing_and_is_caught_up_with_within_the_cap()
            throws Exception {
        OutageSettings settings = new OutageSettings(Duration.ofDays(1), 0.02, 1, 20, false, SEED, Duration.ofHours(2));

        OutageResult result = OutageDay.make(folder, settings, ground, BenchQuietHub::open, Clock.systemUTC());

        fine(result);
        assertThat(result.felt()).as("it is felt every five minutes").isLessThan(Duration.ofMinutes(6));
    }

    private static void fine(OutageResult result) {
        System.out.println(result);
        assertThat(result.findings().first()).isEmpty();
        assertThat(result.during())
                .as("records acknowledged while the portal was away")
                .isPositive();
        assertThat(result.backlog()).isPositive();
        assertThat(result.keptTheCap()).as(result.toString()).isTrue();
        assertThat(result.caughtUp()).isPositive().isLessThan(Duration.ofMinutes(30));
    }
}
