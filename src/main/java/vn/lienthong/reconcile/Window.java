package vn.lienthong.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Moment;

/**
 * The days that are reconciled, both included, in Vietnamese time. A dossier belongs to the day of its reception (NgayTiepNhan), by
 * which the portal counts too (domain.md 5.2); without one to the day of its submission; without both to none.
 */
public record Window(LocalDate from, LocalDate to) {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("Expected days in order, but found " + from + " and " + to);
        }
    }

    /** The first moment of the first day. */
    Instant begin() {
        return from.atStartOfDay(VIETNAM).toInstant();
    }

    public boolean holds(DossierStatus status) {
        Moment begun = status.times().received() == null
                ? status.times().submitted()
                : status.times().received();
        return begun != null && holds(begun.at());
    }

    private boolean holds(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, VIETNAM);
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
