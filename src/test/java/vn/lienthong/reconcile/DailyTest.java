package vn.lienthong.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every day that is over is reconciled once, however often the hub is started and looks. */
class DailyTest {
    private static final List<String> SOURCES = List.of("mot-cua", "thue");

    @TempDir
    private Path data;

    @Test
    void yesterday_is_ordered_from_the_hour_on_for_every_source_and_only_once() {
        assertThat(order("2026-10-13T02:29")).isEqualTo(2);
        assertThat(days()).containsOnly("2026-10-11");
        assertThat(order("2026-10-13T02:30")).isEqualTo(2);
        assertThat(order("2026-10-13T02:31")).as("after a restart").isZero();
        assertThat(order("2026-10-14T02:29")).isZero();
        assertThat(days()).containsExactly("2026-10-11", "2026-10-12", "2026-10-11", "2026-10-12");
    }

    @Test
    void days_that_the_hub_slept_through_are_made_up_for_but_not_more_than_a_week_of_them() {
        order("2026-10-01T03:00");
        assertThat(order("2026-10-04T03:00")).isEqualTo(2 * 3);
        assertThat(order("2026-11-04T03:00")).isEqualTo(2 * 7);
        assertThat(days()).contains("2026-10-28", "2026-11-03").doesNotContain("2026-10-27");
    }

    @Test
    void when_it_is_off_nothing_is_ordered() {
        assertThat(daily(Optional.empty(), "2026-10-13T03:00").order(SOURCES)).isZero();
        assertThat(new Jobs(data).listOpen()).isEmpty();
    }

    @Test
    void a_day_that_a_person_had_reconciled_before_it_was_over_is_reconciled_again() {
        Jobs jobs = new Jobs(data);
        Request asked = new Request("mot-cua", "2026-10-12", "2026-10-12", 10, 1, List.of(), "an", Map.of());
        jobs.save(Job.begin(asked, "2026-10-12T05:00:00Z").ended("2026-10-12T05:01:00Z", List.of()));

        assertThat(order("2026-10-13T03:00")).isEqualTo(2);
        assertThat(new Jobs(data).listOpen())
                .allMatch(job -> job.request().who().equals(Daily.WHO))
                .hasSize(2);
    }

    @Test
    void a_person_who_has_a_day_reconciled_once_more_does_not_have_it_ordered_again_after_a_restart() {
        assertThat(order("2026-10-13T03:00")).isEqualTo(2);
        Jobs jobs = new Jobs(data);
        jobs.listOpen().forEach(job -> jobs.save(job.ended("2026-10-12T20:01:00Z", List.of())));
        Request asked = new Request("mot-cua", "2026-10-12", "2026-10-12", 500, 7, List.of(), "an", Map.of());
        jobs.save(Job.begin(asked, "2026-10-13T05:00:00Z").ended("2026-10-13T05:01:00Z", List.of()));

        assertThat(order("2026-10-13T13:00")).isZero();
        assertThat(new Jobs(data).findLast("mot-cua").orElseThrow().request().who())
                .isEqualTo("an");
    }

    @Test
    void a_day_of_which_somebody_has_a_job_under_way_is_ordered_once_that_has_ended() {
        Jobs jobs = new Jobs(data);
        Request asked = new Request("mot-cua", "2026-10-12", "2026-10-12", 500, 7, List.of(), "an", Map.of());
        Job begun = Job.begin(asked, "2026-10-12T05:00:00Z");
        jobs.save(begun);

        assertThat(order("2026-10-13T03:00")).as("of the other source").isEqualTo(1);
        new Jobs(data).save(begun.ended("2026-10-12T20:01:00Z", List.of()));
        assertThat(order("2026-10-13T03:10")).isEqualTo(1);
    }

    @Test
    void other_words_about_days_that_are_under_way_are_refused_and_the_same_ones_go_on() {
        Reconciler reconciler = new Reconciler(null, null, new Jobs(data), null, Clock.systemUTC());
        Request first = new Request("mot-cua", "2026-10-12", "2026-10-12", 10, 7, List.of(), "an", Map.of());
        assertThat(reconciler.begin(first)).isInstanceOf(Begun.Underway.class);

        assertThat(reconciler.begin(first)).isInstanceOf(Begun.Underway.class);
        assertThat(reconciler.begin(request(10, Request.ANY_SEED, List.of(), Map.of())))
                .as("no seed was named")
                .isInstanceOf(Begun.Underway.class);
        assertThat(reconciler.begin(request(11, 7, List.of(), Map.of()))).isInstanceOf(Begun.Otherwise.class);
        assertThat(reconciler.begin(request(10, 8, List.of(), Map.of()))).isInstanceOf(Begun.Otherwise.class);
        assertThat(reconciler.begin(request(10, 7, List.of(Request.RE_PUSH), Map.of())))
                .isInstanceOf(Begun.Otherwise.class);
        assertThat(reconciler.begin(request(10, 7, List.of(), Map.of("H60", 1L))))
                .isInstanceOf(Begun.Otherwise.class);
    }

    private static Request request(int sample, long seed, List<String> heal, Map<String, Long> report) {
        return new Request("mot-cua", "2026-10-12", "2026-10-12", sample, seed, heal, "binh", report);
    }

    /** Each time as after a restart. */
    private long order(String time) {
        return daily(Optional.of(LocalTime.of(2, 30)), time).order(SOURCES);
    }

    private Daily daily(Optional<LocalTime> hour, String time) {
        Clock clock =
                Clock.fixed(LocalDateTime.parse(time).atZone(Window.VIETNAM).toInstant(), Window.VIETNAM);
        Jobs jobs = new Jobs(data);
        Reconciler reconciler = new Reconciler(null, null, jobs, null, clock);
        return new Daily(jobs, reconciler, hour, source -> List.of(), clock);
    }

    private List<String> days() {
        return new Jobs(data)
                .listOpen().stream().map(job -> job.request().from()).toList();
    }
}
