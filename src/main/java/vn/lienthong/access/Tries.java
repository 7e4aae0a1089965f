package vn.lienthong.access;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong tries in a row. From one address five are free, then each further one must wait: a minute first, twice as long each time, at most an hour.
 * Of a name by all strangers together thirty are free; then a minute, at most a quarter of an hour.
 *
 * @param wrong in a row
 * @param until before which not even the right secret is looked at
 */
record Tries(int wrong, Instant until) {
    static final Tries NONE = new Tries(0, Instant.EPOCH);

    static final int FREE = 5;
    private static final int FREE_OF_ALL = 30;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofHours(1);
    private static final Duration MOST_OF_ALL = Duration.ofMinutes(15);

    Tries another(Instant now) {
        return another(now, FREE, MOST);
    }

    /** Of all strangers together. */
    Tries anotherOfAll(Instant now) {
        return another(now, FREE_OF_ALL, MOST_OF_ALL);
    }

    private Tries another(Instant now, int free, Duration most) {
        int more = Math.min(wrong + 1, 1_000);
        if (more < free) {
            return new Tries(more, Instant.EPOCH);
        }
        Duration wait = FIRST.multipliedBy(1L << Math.min(more - free, 10));
        return new Tries(more, now.plus(wait.compareTo(most) < 0 ? wait : most));
    }

    /** Zero when the next try may come. */
    Duration wait(Instant now) {
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }
}
