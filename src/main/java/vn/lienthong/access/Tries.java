package vn.lienthong.access;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong tries in a row. After five, each further one must wait: a minute first, twice as long each time, at most an hour. Nobody is shut out
 * for good by somebody else's guesses, and guessing comes to two dozen tries a day.
 *
 * @param wrong in a row
 * @param until before which not even the right secret is looked at
 */
record Tries(int wrong, Instant until) {
    static final Tries NONE = new Tries(0, Instant.EPOCH);

    private static final int FREE = 5;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(1);

    Tries another(Instant now) {
        int more = Math.min(wrong + 1, 1_000);
        if (more < FREE) {
            return new Tries(more, Instant.EPOCH);
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(more - FREE, 10));
        return new Tries(more, now.plus(wait.compareTo(MOST) < 0 ? wait : MOST));
    }

    /** Zero when the next try may come. */
    Duration wait(Instant now) {
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}
