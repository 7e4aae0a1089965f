package vn.lienthong.cadence;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.lienthong.ledger.RhythmHour;

/**
 * How a source's clock differs from the hub's. Positive: the source's clock is ahead.
 *
 * @param byEvents from the fastest events of two weeks: at least so far ahead; when negative, it may be behind by as much, or
 *     its events take as long to arrive. Null when too few hours stated a time
 * @param byAnswers from the header Date of its latest answers; null for a source that is not asked over HTTP
 */
public record Skew(Duration byEvents, Duration byAnswers) {
    static final int HOURS = 14 * 24;
    private static final int ENOUGH = 3;

    /** What a second or two of transport and rounding may be. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /** The tenth part of the hours with the shortest lag is passed over: one wrong time must not speak for a clock. */
    static Optional<Duration> byEvents(List<RhythmHour> hours) {
        List<Duration> lags = hours.stream()
                .map(RhythmHour::lowLag)
                .filter(Objects::nonNull)
                .sorted(Comparator.naturalOrder())
                .toList();
        return lags.size() < ENOUGH
                ? Optional.empty()
                : Optional.of(lags.get(Math.max(1, lags.size() / 10)).negated());
    }

    /** True when times that the source states cannot be taken as they are: a clock ahead, or one that HTTP says is off. */
    public boolean isOff() {
        boolean ahead = byEvents != null && byEvents.compareTo(TOLERANCE) > 0;
        return ahead || byAnswers != null && byAnswers.abs().compareTo(TOLERANCE) > 0;
    }
}
