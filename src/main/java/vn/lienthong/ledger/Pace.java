package vn.lienthong.ledger;

import vn.lienthong.dossier.Outcome;

/** When a dossier is tried again, and with how many others. */
final class Pace {
    /** After so many changes of mind between create and update, each further one waits. */
    private static final int QUICK_CHANGES = 2;

    private final Backoff backoff;

    Pace(Backoff backoff) {
        this.backoff = backoff;
    }

    void succeed(Row row, Reply reply) {
        row.attempts = 0;
        row.batchLimit = 0;
        row.scheduleRest(reply.at());
    }

    /**
     * Of unknown outcome: longer each time. Not sent, or not taken by a portal that is away: after the first wait, because
     * the {@link Breaker} holds back all of the credential, longer each time; once it closes, none of them waits on its own.
     */
    void postpone(Row row, Reply reply) {
        boolean away = reply.kind() == Outcome.Kind.POSTPONED;
        row.attempts = away ? Math.max(1, row.attempts) : row.attempts + 1;
        long wait = after(row, away ? 1 : row.attempts);
        row.schedule(reply.at() + Math.max(reply.outcome().retryAfter().toMillis(), wait));
    }

    /** At once, unless the portal keeps saying that it has the dossier and that it has not. */
    void turn(Row row, Reply reply) {
        row.attempts++;
        boolean quick = row.attempts <= QUICK_CHANGES;
        row.schedule(quick ? reply.at() : reply.at() + after(row, row.attempts - QUICK_CHANGES));
    }

    /** A refused batch is halved until the guilty record stands alone. */
    void divide(Row row, Reply reply) {
        row.batchLimit = Math.max(1, reply.size() / 2);
        row.schedule(reply.at());
    }

    private long after(Row row, int attempts) {
        return backoff.after(row.number, attempts).toMillis();
    }
}
