package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

/** A drop-in that sends faster than the hub reads waits, then is refused; others are let in at once. */
class TurnsTest {
    private static final int KIB = 1024;

    @TempDir
    private Path folder;

    private final AtomicLong read = new AtomicLong();
    private final ExecutorService senders = Executors.newFixedThreadPool(Turns.MOST_WAITING + 1);
    private Journal journal;
    private Intake intake;

    @BeforeEach
    void open() {
        journal = SegmentJournal.open(folder, JournalSettings.defaults());
        intake = new Intake(journal, Clock.systemUTC(), Duration.ofMinutes(5), new Backlog(read::get, 64 * KIB));
        intake.accept(delivery("flood", 100 * KIB)).join();
    }

    @AfterEach
    void close() throws Exception {
        senders.shutdownNow();
        assertThat(senders.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        journal.close();
    }

    @Test
    void it_waits_for_room_of_its_own_and_another_source_does_not() {
        Turns turns = new Turns(intake, Duration.ofMillis(50));

        assertThat(turns.await(delivery("flood", KIB))).isFalse();
        assertThat(turns.await(delivery("quiet", KIB))).isTrue();
        read.set(journal.last());
        assertThat(turns.await(delivery("flood", KIB))).isTrue();
    }

    @Test
    void few_wait_at_a_time_and_who_waits_comes_in_when_there_is_room() throws Exception {
        Turns turns = new Turns(intake, Duration.ofSeconds(20));
        List<Future<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i <= Turns.MOST_WAITING; i++) {
            waiting.add(senders.submit(() -> turns.await(delivery("flood", KIB))));
        }
        // With a patience of 20 s only the one that found no place is refused at once.
        await().atMost(Duration.ofSeconds(10))
                .until(() -> waiting.stream().filter(Future::isDone).count() == 1);
        read.set(journal.last());

        int letIn = 0;
        for (Future<Boolean> one : waiting) {
            letIn += one.get(10, TimeUnit.SECONDS) ? 1 : 0;
        }
        assertThat(letIn).isEqualTo(Turns.MOST_WAITING);
    }

    private static Delivery delivery(String source, int bytes) {
        return new Delivery(source, "application/json", null, null, null, Map.of(), Payload.ofText("x".repeat(bytes)));
    }
}
