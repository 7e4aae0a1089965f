package vn.lienthong.indicator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Turn;

/**
 * What the on-time rule asks about one dossier.
 *
 * @param received NgayTiepNhan; null when it was never received
 * @param due NgayHenTra; null when none was named
 * @param longest the longest time of the procedure; null when nobody knows it
 * @param end empty while it is handled
 * @param waits for papers, in their order
 */
record Course(Instant received, Instant due, Duration longest, Optional<Ending> end, List<Wait> waits) {
    Course {
        waits = List.copyOf(waits);
    }

    /** @param turns the steps of the dossier, in their order */
    static Course of(DossierStatus dossier, List<Turn> turns, Duration longest) {
        return new Course(
                instant(dossier.times().received()),
                instant(dossier.times().due()),
                longest,
                Ending.of(dossier.status(), dossier.times(), turns),
                Waits.of(dossier, turns));
    }

    private static Instant instant(Moment moment) {
        return moment == null ? null : moment.at();
    }
}
