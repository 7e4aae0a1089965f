package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.bench.Kit;
import vn.lienthong.bench.SoakPart;
import vn.lienthong.bench.SoakResult;
import vn.lienthong.bench.SoakRun;
import vn.lienthong.bench.SoakSettings;

/** As fast as a week in an hour, for nine seconds: everything is measured, nothing is lost. The command {@code bench soak} judges flatness. */
class BenchSoakTest {
    @TempDir
    private Path folder;

    @Test
    void a_hub_whose_days_pass_quickly_loses_nothing_and_shows_its_heap_and_its_latency() throws Exception {
        SoakSettings settings = new SoakSettings(7.0 * 9 / 3600, Duration.ofSeconds(9), 60, 3, 2026);

        SoakResult result =
                SoakRun.make(folder, settings, new BenchGround(new CommonOptions()), Kit.plain(), Clock.systemUTC());

        System.out.println(result);
        assertThat(result.findings().first()).isEmpty();
        assertThat(result.parts()).hasSize(3);
        assertThat(result.parts()).extracting(SoakPart::effects).allMatch(effects -> effects > 0);
        assertThat(result.isMemoryFlat()).as(result.toString()).isTrue();
    }
}
