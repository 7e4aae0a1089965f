package vn.lienthong.ledger;

import java.time.Duration;
import java.time.Instant;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Wait;

/**
 * The circuit breaker of one credential: closed while the portal answers, open while it is away, half-open when one call may
 * feel whether it is back. Each failed attempt waits longer ({@link Backoff}), and it never gives up. What a dossier is refused for
 * is an answer, and closes it.
 */
final class Breaker {
    /** One answer that nobody understands may be about its dossier; so many in a row are about the portal. */
    private static final int UNKNOWN_IN_A_ROW = 3;

    private final String credential;
    private int failed;
    private int unknown;
    private long since;
    /** Where the last failure puts off the next attempt; null while the portal answers. */
    private Wait rest;

    private String cause = "";

    Breaker(String credential) {
        this.credential = credential;
    }

    LaneState state(long now) {
        if (rest == null) {
            return LaneState.CLOSED;
        }
        return rest.isOver(Instant.ofEpochMilli(now)) ? LaneState.HALF_OPEN : LaneState.OPEN;
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
        return rest == null ? 0 : rest.until().toEpochMilli();
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
        rest = null;
        cause = "";
    }

    private void open(Outcome outcome, long at, Backoff backoff) {
        cause = outcome.code().isEmpty() ? outcome.message() : outcome.code();
        Instant now = Instant.ofEpochMilli(at);
        Wait asked = new Wait(now, outcome.retryAfter());
        if (state(at) == LaneState.OPEN) {
            // It was on its way when the portal went away: not another failure, or four calls would wait sixteen times
            // as long.
            rest = asked.left(now).compareTo(rest.left(now)) > 0 ? asked : rest;
            return;
        }
        since = failed == 0 ? at : since;
        failed++;
        Duration meant = backoff.after(credential, failed);
        rest = asked.length().compareTo(meant) > 0 ? asked : new Wait(now, meant);
    }

    LanePage page(long now, int inFlight) {
        LaneState state = state(now);
        boolean closed = state == LaneState.CLOSED;
        return new LanePage(
                credential,
                state,
                closed ? null : Instant.ofEpochMilli(since),
                closed ? null : rest.until(),
                cause,
                failed,
                inFlight);
    }
}
