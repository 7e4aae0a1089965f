package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.bench.Hardship;
import vn.lienthong.bench.HardshipResult;
import vn.lienthong.bench.HardshipRun;
import vn.lienthong.bench.Kit;

/** Full disks, a wrong clock, a small heap, a broken journal: the documented state, no silent stop, every promise kept. */
class BenchHardshipTest {
    private static final int DOSSIERS = 40;
    private static final long SEED = 2026;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void a_hub_in_hardship_says_so_goes_on_by_itself_and_keeps_its_promises(Hardship what) throws Exception {
        HardshipResult result = HardshipRun.make(
                what, folder, SEED, DOSSIERS, new BenchGround(new CommonOptions()), Kit.plain(), Clock.systemUTC());

        System.out.println(result);
        assumeThat(result.missing()).as(what.key()).isEmpty();
        assertThat(result.surprises()).isEmpty();
        assertThat(result.findings().first()).isEmpty();
        assertThat(result.records()).isPositive();
    }
}
