package vn.lienthong.ledger;

import java.util.List;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Turn;

/**
 * A dossier as the indicators look at it, by the tables.
 *
 * @param id counts the dossiers in the order in which they were first heard of; never given anew
 * @param believed without its steps
 * @param turns its steps, in the order in which they came
 * @param isAtPortal the portal has confirmed a state of it
 */
public record DossierCourse(long id, String source, DossierStatus believed, List<Turn> turns, boolean isAtPortal) {
    public DossierCourse {
        turns = List.copyOf(turns);
    }
}
