package vn.lienthong.ledger;

import java.time.Duration;

/**
 * How long to wait before the next attempt: {@code first}, then {@code factor} times more each time up to {@code most},
 * give or take an eighth. Never gives up. The jitter is derived from the dossier and the attempt, so that a rebuild
 * finds the same times.
 *
 * @param first the wait after the first failure
 * @param factor how much longer each wait is than the one before; at least 1
 * @param most the longest wait
 */
public record Backoff(Duration first, double factor, Duration most) {
    public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5));

    public Backoff {
        if (first.isNegative() || first.isZero() || factor < 1 || most.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "Expected a back-off with first > 0, factor >= 1 and most >= first, but found " + first + ", "
                            + factor + ", " + most);
        }
    }

    /** From texts, as routes/failures.yaml writes them: {@code PT1S}, {@code 2}, {@code PT5M}. */
    public static Backoff of(String first, String factor, String most) {
        return new Backoff(Duration.parse(first), Double.parseDouble(factor), Duration.parse(most));
    }

    /**
     * @param key what waits
     * @param attempts how often it failed, from 1
     */
    Duration after(String key, int attempts) {
        double grown = first.toMillis() * Math.pow(factor, Math.min(attempts - 1, 60));
        double capped = Math.min(grown, most.toMillis());
        int mixed = (key.hashCode() * 31 + attempts) * 0x9E3779B9;
        double jitter = 0.875 + 0.25 * ((mixed >>> 8) / (double) (1 << 24));
        return Duration.ofMillis(Math.max(1, Math.round(capped * jitter)));
    }
}
