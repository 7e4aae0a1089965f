package vn.lienthong.reconcile;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Orders a reconciliation of every day that is over, for each source, once the hour of the next day has come. What was ordered is
 * known by a file, so a restart orders nothing twice, and a day that the hub slept through is made up for. A day of which somebody has a
 * job under way is ordered once that has ended.
 */
public final class Daily {
    /** Who asks, in jobs and statements. */
    public static final String WHO = "daily";

    private static final int SAMPLE = 100;
    /** A hub that was away for longer begins with these. */
    private static final int MOST_DAYS = 7;

    private final Jobs jobs;
    private final Reconciler reconciler;
    private final Optional<LocalTime> hour;
    private final Function<String, List<String>> heal;
    private final Clock clock;

    /**
     * @param hour of Vietnamese time; empty when nothing is ordered
     * @param heal by source, what a reconciliation heals
     */
    public Daily(
            Jobs jobs,
            Reconciler reconciler,
            Optional<LocalTime> hour,
            Function<String, List<String>> heal,
            Clock clock) {
        this.jobs = jobs;
        this.reconciler = reconciler;
        this.hour = hour;
        this.heal = heal;
        this.clock = clock;
    }

    /** How many were ordered; durable. Costs nothing when there is nothing to order. */
    public long order(List<String> sources) {
        if (hour.isEmpty()) {
            return 0;
        }
        ZonedDateTime here = clock.instant().atZone(Window.VIETNAM);
        LocalDate today = here.toLocalDate();
        LocalDate last = today.minusDays(here.toLocalTime().isBefore(hour.get()) ? 2 : 1);
        return sources.stream().mapToLong(source -> order(source, last)).sum();
    }

    private long order(String source, LocalDate last) {
        List<Request> due = due(source, last).toList();
        for (int i = 0; i < due.size(); i++) {
            if (!begin(due.get(i))) {
                return i;
            }
        }
        return due.size();
    }

    private boolean begin(Request request) {
        boolean isOurs = reconciler
                .begin(request)
                .fold(
                        job -> job.request().who().equals(WHO),
                        other -> other.request().who().equals(WHO));
        if (isOurs) {
            jobs.ordered(request.source(), request.to());
        }
        return isOurs;
    }

    private Stream<Request> due(String source, LocalDate last) {
        LocalDate first = jobs.findLastDaily(source)
                .map(day -> LocalDate.parse(day).plusDays(1))
                .orElse(last);
        LocalDate earliest = last.minusDays(MOST_DAYS - 1L);
        LocalDate from = first.isBefore(earliest) ? earliest : first;
        return from.isAfter(last)
                ? Stream.empty()
                : from.datesUntil(last.plusDays(1)).map(day -> request(source, day));
    }

    private Request request(String source, LocalDate day) {
        String named = day.toString();
        return new Request(source, named, named, SAMPLE, Request.ANY_SEED, heal.apply(source), WHO, Map.of());
    }
}
