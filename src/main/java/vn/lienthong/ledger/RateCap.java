package vn.lienthong.ledger;

/** At most so many calls a second with one credential, evenly spread: a portal that comes back is not overrun. */
final class RateCap {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;

    /** Microseconds between two calls; 0 when there is no cap. */
    private final long gap;

    private long next = Long.MIN_VALUE;

    /** @param perSecond 0 for no cap */
    RateCap(int perSecond) {
        this.gap = perSecond == 0 ? 0 : (SECOND + perSecond - 1) / perSecond;
    }

    boolean admits(long now) {
        return gap == 0 || now * 1000 >= next || hasGoneBack(now);
    }

    /** Nothing is ever put off further than one gap: by a minute more the clock was set back, and must not stop the calls. */
    private boolean hasGoneBack(long now) {
        return next > now * 1000 + gap + MINUTE;
    }

    /** A call goes out now, or as soon as the answer says, in milliseconds. What was not used is not saved up. */
    long take(long now) {
        long place = hasGoneBack(now) ? now * 1000 : Math.max(next, now * 1000);
        next = place + gap;
        return (place + 999) / 1000;
    }

    /** When the next call may go, in milliseconds; long past when there is no cap. */
    long freeAt() {
        return gap == 0 || next == Long.MIN_VALUE ? Long.MIN_VALUE : (next + 999) / 1000;
    }
}
