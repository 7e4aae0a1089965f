package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.source.Backlog;
import vn.lienthong.source.Delivery;
import vn.lienthong.source.Intake;

/** The lanes before a real journal that nobody reads until the test says so. */
class SourceLanesTest {
    private static final int BOUND = 10_000;

    private final List<String> came = new ArrayList<>();
    private final AtomicLong read = new AtomicLong();
    private final Backlog backlog = new Backlog(read::get, BOUND);
    private final SourceLanes lanes = new SourceLanes(backlog);
    private Journal journal;
    private Intake intake;

    @TempDir
    private Path home;

    @BeforeEach
    void open() {
        journal = SegmentJournal.open(home, JournalSettings.defaults());
        intake = new Intake(journal, Clock.systemUTC(), Duration.ofHours(1), backlog);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private boolean arrive(String source, String name, int bytes) {
        return lanes.arrive(source, bytes, 0, new SourceLanes.Visitor() {
            @Override
            public void enter() {
                came.add(name);
            }

            @Override
            public void refuse() {
                came.add(name + " refused");
            }
        });
    }

    private void keep(String source, int bytes) {
        byte[] body = new byte[bytes];
        body[0] = (byte) journal.last();
        Delivery delivery = new Delivery(source, "text/plain", null, null, null, java.util.Map.of(), Payload.of(body));
        intake.accept(delivery).join();
        lanes.leave(source, bytes);
    }

    @Test
    void a_flooding_source_waits_in_its_own_lane_and_another_goes_past_it() {
        arrive("flooding", "f1", BOUND);
        assertThat(arrive("flooding", "f2", 100)).isFalse();
        assertThat(arrive("quiet", "q1", 100)).isTrue();
        lanes.turn(1);

        assertThat(came).containsExactly("f1", "q1");
    }

    @Test
    void whoever_waits_comes_in_when_what_came_before_is_read_in_the_order_of_arrival() {
        arrive("flooding", "f1", BOUND);
        arrive("flooding", "f2", BOUND - 200);
        arrive("flooding", "f3", 100);
        arrive("flooding", "f4", BOUND);
        keep("flooding", BOUND);
        lanes.turn(1);
        assertThat(came).as("it is kept, but not read").containsExactly("f1");
        read.set(journal.last());
        lanes.turn(2);

        assertThat(came)
                .as("a small one behind may not pass, and one that has no room waits")
                .startsWith("f1", "f2");
        assertThat(came).doesNotContain("f4");
        assertThat(lanes.hasWaiting()).isTrue();
    }

    @Test
    void whoever_waited_too_long_is_told_to_come_again_and_a_full_lane_tells_so_at_once() {
        arrive("flooding", "f", BOUND);
        for (int n = 0; n < SourceLanes.MOST_WAITING; n++) {
            assertThat(arrive("flooding", "w" + n, 100)).isFalse();
        }
        assertThat(arrive("flooding", "late", 100)).isTrue();
        assertThat(came).containsExactly("f", "late refused");
        lanes.turn(SourceLanes.PATIENCE_MILLIS);

        assertThat(came).hasSize(2 + SourceLanes.MOST_WAITING).contains("w0 refused", "w15 refused");
        assertThat(lanes.hasWaiting()).isFalse();
    }
}
