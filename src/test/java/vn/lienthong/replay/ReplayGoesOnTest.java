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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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
        assertThatThrownBy(() -> killed.begin(asked("20261122-090000"), other, dieAfter(3)))
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
        assertThat(kept.runs().list(resumed, one -> true, 0, DELIVERIES))
                .isEqualTo(kept.runs().list(whole, one -> true, 0, DELIVERIES))
                .hasSize(DELIVERIES);
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

    @Test
    void a_run_that_has_ended_is_not_overwritten_by_a_late_cancel() throws IOException {
        AtomicReference<Run> early = new AtomicReference<>();
        Run done = replay().begin(asked("20261122-080000"), other, run -> early.compareAndSet(null, run));
        assertThat(early.get().state()).isEqualTo(Run.State.RUNNING);

        // Whoever wants it to stop looked while it was going.
        assertThat(Replay.stop(kept.runs(), early.get(), Runs.Order.CANCEL)).isFalse();

        assertThat(kept.runs().find("20261122-080000")).hasValue(done);
    }

    @Test
    void an_order_that_is_given_while_versions_are_gathered_is_obeyed_and_gone_on_with() throws IOException {
        String id = "20261122-080000";
        Run paused = replay().begin(asked(id), other, run -> {
            if (run.end() == 0 && run.state() == Run.State.RUNNING) {
                assertThat(CommandHere.run(home, "replay", "pause", id).exit()).isZero();
            }
        });

        assertThat(paused.state()).isEqualTo(Run.State.PAUSED);
        assertThat(paused.deliveries()).isZero();
        assertThat(replay().resume(paused, run -> {})).hasValueSatisfying(run -> {
            assertThat(run.isDone()).isTrue();
            assertThat(run.different()).isEqualTo(DELIVERIES);
        });
    }

    @Test
    void a_source_that_is_rare_in_a_long_journal_is_saved_on_the_way() throws IOException {
        kept.activate("opencps-thanh-hoa");
        List<Run> said = new ArrayList<>();

        Run done = replay().begin(
                        new Asked(asked("20261122-080000").id(), "", "opencps-thanh-hoa", "", "", "", "pinned", true),
                        Map.of(),
                        said::add);

        assertThat(done.isDone()).isTrue();
        assertThat(said)
                .filteredOn(run -> run.position() < run.end())
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.position()).isPositive());
    }

    @Test
    void more_differences_than_may_be_kept_are_counted_and_said() throws IOException {
        Replay small = new Replay(
                Glance.at(home.resolve("data/journal")),
                kept.runs(),
                new Hurried(),
                2,
                status -> Optional.empty(),
                500,
                1_000);

        Run run = small.begin(asked("20261122-080000"), other, none -> {});

        assertThat(run.different()).isEqualTo(DELIVERIES);
        assertThat(run.kept()).isEqualTo(500);
        assertThat(run.isWhole()).isFalse();
        assertThat(Files.readAllLines(kept.runs().differences("20261122-080000")))
                .hasSize(500);
        assertThat(run.causes().get(0).count()).isEqualTo(DELIVERIES);
        assertThat(CommandHere.run(home, "replay", "list", "20261122-080000", "--lang", "en")
                        .text())
                .contains("Only the first 500 differences are kept");
    }

    private Consumer<Run> order(String word, String id) {
        return run -> {
            if (run.state() == Run.State.RUNNING && run.position() > 0) {
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
        return new Asked(id, "2026-11-22T01:00:00Z", "", "", "", "", "current", true);
    }

    /** Its clock goes on so fast that every batch is saved. */
    private Replay replay() {
        return new Replay(
                Glance.at(home.resolve("data/journal")), kept.runs(), new Hurried(), 2, status -> Optional.empty());
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
