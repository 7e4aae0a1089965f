package vn.lienthong.ledger;

import java.time.Instant;
import vn.lienthong.dossier.Outcome;

/**
 * The circuit breaker of one credential: closed while the portal answers, open while it is away, half-open when one call may
 * feel whether it is back. Each failed attempt waits longer ({@link Backoff}), and it never gives up. What a dossier is refused for
 * is an answer, and closes it.
 */
final class Breaker {
    /** One answer that nobody understands may be about its dossier; so many in a row are about the portal. */
    private static final int UNKNOWN_IN_A_ROW = 3;

    private static final long MINUTE = 60_000;

    private final String credential;
    private int failed;
    private int unknown;
    private long since;
    private long until;
    /** How long the last failure puts the next attempt off. */
    private long wait;

    private String cause = "";

    Breaker(String credential) {
        this.credential = credential;
    }

    LaneState state(long now) {
        if (failed == 0) {
            return LaneState.CLOSED;
        }
        // By a minute further off than it was put: the clock was set back since, and the portal is felt rather than
        // left alone.
        return now < until && until - now <= wait + MINUTE ? LaneState.OPEN : LaneState.HALF_OPEN;
    }

    /** @param most the most calls at a time when the portal answers; one while it is felt */
    boolean admits(long now, int inFlight, int most) {
        return switch (state(now)) {
            case CLOSED -> inFlight < most;
            case OPEN -> false;
            case HALF_OPEN -> inFlight == 0;
        };
    }

    /** Not before this time, in milliseconds. */
    long until() {
        return until;
    }

    /** What came of a call with this credential. */
    void judge(Outcome outcome, long at, Backoff backoff) {
        switch (outcome.kind()) {
            case POSTPONED -> open(outcome, at, backoff);
            case UNKNOWN -> {
                unknown++;
                if (failed > 0 || unknown >= UNKNOWN_IN_A_ROW) {
                    open(outcome, at, backoff);
                }
            }
            default -> close();
        }
    }

    private void close() {
        failed = 0;
        unknown = 0;
        until = 0;
        cause = "";
    }

    private void open(Outcome outcome, long at, Backoff backoff) {
        cause = outcome.code().isEmpty() ? outcome.message() : outcome.code();
        if (at < until) {
            // It was on its way when the portal went away: not another failure, or four calls would wait sixteen times
            // as long.
            until = Math.max(until, at + outcome.retryAfter().toMillis());
            wait = Math.max(wait, until - at);
            return;
        }
        since = failed == 0 ? at : since;
        failed++;
        wait = Math.max(
                outcome.retryAfter().toMillis(),
                backoff.after(credential, failed).toMillis());
        until = at + wait;
    }

    LanePage page(long now, int inFlight) {
        LaneState state = state(now);
        boolean closed = state == LaneState.CLOSED;
        return new LanePage(
                credential,
                state,
                closed ? null : Instant.ofEpochMilli(since),
                closed ? null : Instant.ofEpochMilli(until),
                cause,
                failed,
                inFlight);
    }
}
