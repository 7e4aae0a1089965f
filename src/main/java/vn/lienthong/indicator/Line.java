package vn.lienthong.indicator;

import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.ledger.DossierCourse;

/**
 * One dossier behind a figure. Names nobody.
 *
 * @param received and the others: may be null
 */
public record Line(
        long id,
        String number,
        String source,
        String agency,
        String procedure,
        MainStatus status,
        Moment received,
        Moment due,
        Moment finished) {
    static Line of(DossierCourse dossier) {
        DossierStatus believed = dossier.believed();
        Series series = Series.of(dossier);
        return new Line(
                dossier.id(),
                believed.number().value(),
                dossier.source(),
                series.agency(),
                series.procedure(),
                believed.status(),
                believed.times().received(),
                believed.times().due(),
                believed.times().finished());
    }
}
