package vn.lienthong.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.portal.PortalAdmission;

class DrillTest {
    @TempDir
    private Path folder;

    @Test
    void a_small_drill_finds_nothing_with_the_pinned_versions_and_the_missing_line_with_the_others() throws Exception {
        Drill.Result result = Drill.run(
                folder, Path.of("mappings"), 300, 2026, 2, new PortalAdmission(), Clock.systemUTC(), run -> {});

        assertThat(result.isFine()).as(result.toString()).isTrue();
        assertThat(result.pinned().records()).isGreaterThan(300);
        assertThat(result.other().different()).isLessThan(result.other().records());
    }
}
