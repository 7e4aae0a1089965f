package vn.lienthong.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.function.Predicate;

/**
 * What is expected of a source that is not known well enough: something within an allowance of open time.
 *
 * @param late the allowance
 * @param silent the longer one
 */
record Usual(Duration late, Duration silent, Predicate<ZonedDateTime> open, String vi, String en)
        implements Expectation {
    private static final Duration DAY = Duration.ofMinutes(570);
    private static final Duration LEAST = Duration.ofMinutes(15);

    /** Nothing declared and nothing learnt: one working day may pass. */
    static Usual news(WorkCalendar calendar) {
        return new Usual(
                DAY,
                DAY.multipliedBy(2),
                OpenTime.office(calendar),
                "mỗi ngày làm việc (chưa đủ hai tuần để học)",
                "every working day (less than two weeks to learn from)");
    }

    /**
     * A source that is asked every so often answers each time. Hours in which it is usually away do not count.
     *
     * @param asked how often it is asked, and how often that is written down
     */
    static Usual answers(Duration asked, Predicate<ZonedDateTime> up) {
        Duration late = asked.multipliedBy(3).compareTo(LEAST) < 0 ? LEAST : asked.multipliedBy(3);
        return new Usual(
                late,
                late.multipliedBy(4),
                up,
                "trả lời mỗi lượt hỏi (" + asked.toMinutes() + " phút)",
                "an answer to every look (" + asked.toMinutes() + " min)");
    }

    @Override
    public Instant lateAt(Instant last) {
        return OpenTime.add(last, late, open);
    }

    @Override
    public Instant silentAt(Instant last) {
        return OpenTime.add(last, silent, open);
    }
}
