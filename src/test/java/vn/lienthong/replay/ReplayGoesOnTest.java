package vn.lienthong.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.command.CommandHere;
import vn.lienthong.journal.Glance;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.workbench.Copy;

/** A run that is killed, paused or cancelled at some batch, and gone on with: the end is the same as without. */
class ReplayGoesOnTest {
    private static final String CODE = "tep-hai-phong";
    private static final int DELIVERIES = 1_200;

    @TempDir
    private Path home;

    private Kept kept;
    private Map<String, Bundle> other;

    @BeforeEach
    void fill() throws IOException {
        kept = new Kept(home);
        kept.activate(CODE);
        kept.deliver(CODE, "export.csv", DELIVERIES);
        Copy.change(kept.mappings().resolve(CODE).resolve("codes/status.csv"), "Chờ bổ sung,5", "Chờ bổ sung,6");
        other = Map.of(CODE, Bundle.load(kept.mappings(), CODE));
    }

    @AfterEach
    void close() {
        kept.close();
    }

    @Test
    void a_killed_run_goes_on_to_what_an_undisturbed_one_finds() throws IOException {
        Run whole = replay().begin(asked("20261122-080000"), other, run -> {});
        assertThat(whole.different()).isEqualTo(DELIVERIES);

        Replay killed = replay();
        assertThatThrownBy(() -> killed.begin(asked("20261122-090000"), other, dieAfter(2)))
                .isInstanceOf(Killed.class);
        Run left = kept.runs().find("20261122-090000").orElseThrow();
        assertThat(left.state()).isEqualTo(Run.State.RUNNING);
        assertThat(left.position()).isPositive().isLessThan(left.end());
        // A line that was being written when the process died.
        Path differences = kept.runs().differences("20261122-090000");
        Files.writeString(differences, Files.readString(differences) + "{\"at\":\"12");
        // Files may change meanwhile: the run keeps what it began with.
        Copy.change(kept.mappings().resolve(CODE).resolve("codes/status.csv"), "Chờ bổ sung,6", "Chờ bổ sung,4");
        kept.deliver(CODE, "export.csv");

        assertThat(kept.replay("--resume", "20261122-090000").exit()).isEqualTo(1);

        Run resumed = kept.runs().find("20261122-090000").orElseThrow();
        assertThat(resumed.isDone()).isTrue();
        assertThat(resumed.causes()).isEqualTo(whole.causes());
        assertThat(resumed.records()).isEqualTo(whole.records());
        assertThat(differences).hasSameTextualContentAs(kept.runs().differences("20261122-080000"));
    }

    @Test
    void a_run_that_is_told_to_pause_stops_at_the_batch_and_one_that_is_cancelled_is_not_gone_on_with()
            throws IOException {
        Run paused = replay().begin(asked("20261122-080000"), other, order("pause", "20261122-080000"));

        assertThat(paused.state()).isEqualTo(Run.State.PAUSED);
        assertThat(paused.position()).isLessThan(paused.end());
        assertThat(replay().resume(paused, run -> {})).hasValueSatisfying(run -> {
            assertThat(run.isDone()).isTrue();
            assertThat(run.different()).isEqualTo(DELIVERIES);
        });

        Run cancelled = replay().begin(asked("20261122-090000"), other, order("cancel", "20261122-090000"));
        assertThat(cancelled.state()).isEqualTo(Run.State.CANCELLED);
        CommandHere.Result again = kept.replay("--resume", "20261122-090000");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.text()).contains("was cancelled");
        assertThat(kept.runs().find("20261122-090000")).hasValue(cancelled);
    }

    @Test
    void nobody_goes_on_with_a_run_that_somebody_is_at() throws IOException {
        Run done = replay().begin(asked("20261122-080000"), other, run -> {
            try {
                assertThat(replay().resume(run, none -> {})).isEmpty();
                assertThat(Replay.isGoing(kept.runs(), run)).isTrue();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });

        assertThat(done.isDone()).isTrue();
        assertThat(Replay.isGoing(kept.runs(), done)).isFalse();
    }

    private Consumer<Run> order(String word, String id) {
        return run -> {
            if (run.state() == Run.State.RUNNING) {
                assertThat(CommandHere.run(home, "replay", word, id).exit()).isZero();
            }
        };
    }

    private static Consumer<Run> dieAfter(int times) {
        AtomicLong left = new AtomicLong(times);
        return run -> {
            if (left.decrementAndGet() == 0) {
                throw new Killed();
            }
        };
    }

    /** Stands for the end of the process at this very place: nothing is caught, nothing is saved any more. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private Asked asked(String id) throws IOException {
        Files.createDirectories(home.resolve("data/replay").resolve(id));
        return new Asked(id, "2026-11-22T01:00:00Z", "", "", "", "", "current");
    }

    /** Its clock goes on so fast that every batch is saved. */
    private Replay replay() {
        return new Replay(Glance.at(home.resolve("data/journal")), kept.runs(), new Hurried(), 2);
    }

    private static final class Hurried extends Clock {
        private final AtomicLong millis =
                new AtomicLong(Instant.parse("2026-11-22T01:00:00Z").toEpochMilli());

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.addAndGet(Duration.ofSeconds(2).toMillis()));
        }

        @Override
        public long millis() {
            return instant().toEpochMilli();
        }
    }
}
