package vn.lienthong.ledger;

import vn.lienthong.dossier.Sent;

/** What an answer to a request for a number means for its dossier. */
final class SettleNumber {
    private final Pace pace;
    private final SettleDossier dossiers;

    SettleNumber(Pace pace, SettleDossier dossiers) {
        this.pace = pace;
        this.dossiers = dossiers;
    }

    void settle(Row row, Sent sent, Reply reply) {
        switch (reply.kind()) {
            case DONE -> issued(row, reply);
            case REFUSED, EXISTS, MISSING -> dossiers.refused(row, sent, reply);
            // A number that was lost on its way is a gap at the adapter and nothing else: another one is asked for.
            case UNKNOWN, POSTPONED, FOUND, ABSENT -> pace.postpone(row, reply);
        }
    }

    /** The first one stays: it may have been sent already. */
    private void issued(Row row, Reply reply) {
        if (row.issued.number().isEmpty()) {
            row.issue(reply.outcome().code());
        }
        pace.succeed(row, reply);
    }
}
