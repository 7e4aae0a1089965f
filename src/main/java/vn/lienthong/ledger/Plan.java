package vn.lienthong.ledger;

import java.util.Optional;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Protocol;

/** What to say next about a dossier. Pure. */
final class Plan {
    private Plan() {}

    /**
     * The dossier first, then its steps; nothing while its state cannot go. A state that the portal confirmed last is
     * looked up rather than told twice.
     */
    static Optional<Call.Service> next(Row row, Tally tally) {
        if (!row.hasWork()) {
            return Optional.empty();
        }
        if (Protocol.of(row.credential).issuesNumbers()) {
            return Optional.of(underIssuedNumber(row));
        }
        if (!row.isOutstanding()) {
            return Optional.of(row.presence == Presence.PRESENT ? Call.Service.STEPS : Call.Service.LOOK_UP);
        }
        if (row.isToldAlready()) {
            return Optional.of(Call.Service.LOOK_UP);
        }
        Presence presence = row.presence == Presence.UNASKED ? tally.guess(row.hint) : row.presence;
        return Optional.of(
                switch (presence) {
                    case PRESENT -> Call.Service.UPDATE;
                    case ABSENT -> Call.Service.CREATE;
                    case UNASKED, UNSURE -> Call.Service.LOOK_UP;
                });
    }

    /** A number first; under it the dossier, which comes without its status; then the status, then the steps. Nothing can be looked up. */
    private static Call.Service underIssuedNumber(Row row) {
        if (row.issued.number().isEmpty()) {
            return Call.Service.NUMBER;
        }
        if (row.issued.id().isEmpty()) {
            return Call.Service.CREATE;
        }
        return row.isOutstanding() ? Call.Service.UPDATE : Call.Service.STEPS;
    }
}
