package vn.lienthong.ledger;

import java.util.Optional;
import vn.lienthong.dossier.Call;

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
}
