package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.SegmentJournal;

class HealthTest {
    @TempDir
    private Path folder;

    @Test
    void a_journal_that_cannot_write_is_down_and_says_why() throws IOException {
        Journal journal = SegmentJournal.open(folder, JournalSettings.defaults());
        JournalHealth health = new JournalHealth(journal);
        assertThat(call(health).getState()).isEqualTo(HealthCheck.State.UP);

        journal.close();

        assertThat(call(health).getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(call(health).getMessage()).hasValue(journal.state());
    }

    @Test
    void a_loop_is_down_when_it_fails_again_and_again_and_up_after_one_good_round() {
        Pulse pulse = new Pulse();
        LoopsHealth health = new LoopsHealth(pulse);
        pulse.begins("normalise");
        for (int i = 1; i < Pulse.SICK; i++) {
            pulse.failed("normalise");
        }
        assertThat(call(health).getState()).isEqualTo(HealthCheck.State.UP);

        pulse.failed("normalise");
        assertThat(call(health).getState()).isEqualTo(HealthCheck.State.DOWN);

        pulse.wentWell("normalise");
        assertThat(call(health).getState()).isEqualTo(HealthCheck.State.UP);
    }

    private static HealthCheck.Result call(AbstractHealthCheck check) {
        check.setCamelContext(new DefaultCamelContext());
        return check.call(Map.of());
    }
}
