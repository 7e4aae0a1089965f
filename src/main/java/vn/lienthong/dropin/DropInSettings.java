package vn.lienthong.dropin;

import java.time.Duration;

/**
 * How the hub answers as the portal. The defaults are {@link #DEFAULT}.
 *
 * @param sessionLife how long a session opens the door; 8 h
 * @param sessionsPerSource the most sessions one source may hold; the oldest gives way; 100
 * @param patience how long a call waits for the disk, or for another call about the same dossier, before the sender is asked
 *     to try again; 5 s
 * @param bodyBytes the largest body; 16 MiB
 * @param awaiting the most dossiers acknowledged but not yet normalised that are kept in memory; beyond it the sender is
 *     asked to try again; 200,000
 * @param loopback true when the hub's server is bound to a loopback address: only then may a source say {@code key: none}
 */
public record DropInSettings(
        Duration sessionLife, int sessionsPerSource, Duration patience, int bodyBytes, int awaiting, boolean loopback) {
    public static final DropInSettings DEFAULT =
            new DropInSettings(Duration.ofHours(8), 100, Duration.ofSeconds(5), 16 * 1024 * 1024, 200_000, true);

    public DropInSettings {
        check("sessionLife (s)", sessionLife.toSeconds(), 1, Duration.ofDays(30).toSeconds());
        check("sessionsPerSource", sessionsPerSource, 1, 100_000);
        check("patience (ms)", patience.toMillis(), 1, 300_000);
        check("bodyBytes", bodyBytes, 1024, 64 * 1024 * 1024);
        check("awaiting", awaiting, 1, 10_000_000);
    }

    public DropInSettings withPatience(Duration duration) {
        return new DropInSettings(sessionLife, sessionsPerSource, duration, bodyBytes, awaiting, loopback);
    }

    public DropInSettings withSessionsPerSource(int most) {
        return new DropInSettings(sessionLife, most, patience, bodyBytes, awaiting, loopback);
    }

    public DropInSettings withAwaiting(int most) {
        return new DropInSettings(sessionLife, sessionsPerSource, patience, bodyBytes, most, loopback);
    }

    public DropInSettings withLoopback(boolean bound) {
        return new DropInSettings(sessionLife, sessionsPerSource, patience, bodyBytes, awaiting, bound);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "Expected the drop-in's " + name + " between " + least + " and " + most + ", but found " + value);
        }
    }
}
