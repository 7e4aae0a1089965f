package vn.lienthong.indicator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * On time or late, by the rule of the national indicators (domain.md 5.3). Vendors differ; the hub owns this one rule and shows
 * the common variants beside it ({@link Variant}). Pure.
 */
final class OnTimeRule {
    enum Verdict {
        /** It was not received (yet): clause 5. */
        NOT_COUNTED,
        /** Neither a due time nor the longest time of its procedure is known: neither on time nor late. */
        UNKNOWN,
        ON_TIME,
        LATE
    }

    /** Behind every time that a source can state. */
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private OnTimeRule() {}

    /**
     * At the end of a period: what came later is not known yet, and who is not done is judged as of then (clause 4).
     *
     * @param at the first instant behind the period
     */
    static Verdict judge(Course course, Instant at) {
        if (course.received() == null || !course.received().isBefore(at)) {
            return Verdict.NOT_COUNTED;
        }
        if (lateFrom(course).filter(from -> from.isBefore(at)).isPresent()) {
            return Verdict.LATE;
        }
        return limit(course).isEmpty() ? Verdict.UNKNOWN : Verdict.ON_TIME;
    }

    /** The last instant that is still in time, without the waits; empty when nothing says. */
    static Optional<Instant> limit(Course course) {
        if (course.received() == null) {
            return Optional.empty();
        }
        if (course.due() != null) {
            return Optional.of(wholeDay(course.due()));
        }
        return Optional.ofNullable(course.longest())
                .map(longest -> course.received().plus(longest));
    }

    /** The first instant at which it is late; empty when it never was, and never will be as things stand. */
    static Optional<Instant> lateFrom(Course course) {
        return course.received() == null
                ? Optional.empty()
                : lateFrom(course, limit(course).orElse(FAR));
    }

    private static Optional<Instant> lateFrom(Course course, Instant limit) {
        Instant end = course.end().map(Ending::at).orElse(FAR);
        Instant allowed = limit;
        int requests = 0;
        for (Wait wait : course.waits()) {
            if (wait.from().isAfter(allowed) || !wait.from().isBefore(end)) {
                break;
            }
            requests++;
            if (requests > 1) {
                // Clause 2: whoever has to ask twice is late, whatever comes of it.
                return Optional.of(wait.from());
            }
            Instant until = wait.until() == null ? end : min(wait.until(), end);
            if (until.equals(FAR)) {
                return Optional.empty();
            }
            allowed = wait.isInDueTime() ? allowed : allowed.plus(paused(wait.from(), until));
        }
        return end.isAfter(allowed) ? Optional.of(allowed.plusNanos(1)) : Optional.empty();
    }

    /** The last instant in time, with the waits: what early and late are measured by. */
    static Optional<Instant> allowed(Course course) {
        Course alone = new Course(course.received(), course.due(), course.longest(), Optional.empty(), course.waits());
        return lateFrom(alone).map(late -> late.minusNanos(1)).or(() -> limit(course));
    }

    private static Duration paused(Instant from, Instant until) {
        return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
    }

    /** A due time of midnight is a day without an hour: the whole day is in time. */
    private static Instant wholeDay(Instant due) {
        ZonedDateTime local = due.atZone(Days.HOME);
        boolean isDay = local.toLocalTime().equals(LocalTime.MIDNIGHT);
        return isDay ? local.plusDays(1).minusNanos(1).toInstant() : due;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
