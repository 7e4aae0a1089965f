package vn.lienthong.dossier;

import java.time.Duration;
import java.time.Instant;

/**
 * For how long something is left alone. It survives a clock that is set back: then it is over at once, because nobody meant to wait for
 * the jump as well. So nobody waits longer than {@code length}, give or take a minute.
 *
 * @param since when it began, by the clock of then
 */
public record Wait(Instant since, Duration length) {
    /** Two threads that looked at the clock one after the other, or a clock that is put right: not yet set back. */
    private static final Duration DRIFT = Duration.ofMinutes(1);

    public Wait {
        if (length.isNegative()) {
            throw new IllegalArgumentException("Expected a wait of zero or more, but found " + length);
        }
    }

    /** When it is over, if nobody touches the clock. */
    public Instant until() {
        return since.plus(length);
    }

    public boolean isOver(Instant now) {
        return left(now).isZero();
    }

    /** Zero when it is over; never more than its length. */
    public Duration left(Instant now) {
        boolean isSetBack = now.isBefore(since.minus(DRIFT));
        if (isSetBack || !now.isBefore(until())) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, until());
        return left.compareTo(length) < 0 ? left : length;
    }
}
