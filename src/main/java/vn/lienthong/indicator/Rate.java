package vn.lienthong.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;

/** Shares of a hundred, and the average handling time; empty where there is nothing to share: null is not nought. */
public enum Rate {
    /** Of those received: online. */
    ONLINE((sums, period) -> sums.of(Measure.RECEIVED_ONLINE), sums -> sums.of(Measure.RECEIVED)),
    /** Of those received: the portal has confirmed a state of it (766, 1.4, by our own count of the received). */
    SYNCED((sums, period) -> sums.of(Measure.RECEIVED_SYNCED), sums -> sums.of(Measure.RECEIVED)),
    /** Of those that ended and can be judged: in time. */
    ENDED_IN_TIME(
            (sums, period) -> sums.endedInTime(), sums -> sums.of(Measure.ENDED) - sums.of(Measure.ENDED_UNJUDGED)),
    /** Of those received in the period: not late at its end (766, 2.1; domain.md 5.3). Known for months, quarters and years. */
    RECEIVED_IN_TIME(
            (sums, period) -> sums.of(Measure.RECEIVED) - sums.of(late(period)), sums -> sums.of(Measure.RECEIVED)),
    /** Of those that ended: with a result that can be fetched (766, 4.1). */
    WITH_RESULT((sums, period) -> sums.of(Measure.ENDED_WITH_RESULT), sums -> sums.of(Measure.ENDED)),
    /** Of those received with a fee: paid online (766, 6.3). */
    PAID_ONLINE((sums, period) -> sums.of(Measure.RECEIVED_PAID_ONLINE), sums -> sums.of(Measure.RECEIVED_WITH_FEE)),
    /** From receiving to the end, in days of 24 hours, of those that ended. Not a share. */
    AVERAGE_DAYS((sums, period) -> sums.of(Measure.ENDED_MINUTES), sums -> sums.of(Measure.ENDED) * 24 * 60);

    private final ToLongBiFunction<Sums, Period> part;
    private final ToLongFunction<Sums> among;

    Rate(ToLongBiFunction<Sums, Period> part, ToLongFunction<Sums> among) {
        this.part = part;
        this.among = among;
    }

    public Optional<BigDecimal> of(Sums sums, Period period, int places) {
        long all = among.applyAsLong(sums);
        boolean isKnown = this != RECEIVED_IN_TIME || period.kind() != Period.Kind.DAYS;
        if (all <= 0 || !isKnown) {
            return Optional.empty();
        }
        long times = this == AVERAGE_DAYS ? 1 : 100;
        return Optional.of(BigDecimal.valueOf(part.applyAsLong(sums, period) * times)
                .divide(BigDecimal.valueOf(all), places, RoundingMode.HALF_UP));
    }

    private static Measure late(Period period) {
        return switch (period.kind()) {
            case MONTH -> Measure.LATE_SAME_MONTH;
            case QUARTER -> Measure.LATE_SAME_QUARTER;
            case YEAR, DAYS -> Measure.LATE_SAME_YEAR;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
