package vn.lienthong.dashboard;

import java.util.Locale;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.ProblemState;

/** Whether the portal is equal to the source for one dossier. */
enum Standing {
    /** The portal confirmed the believed state and every step. */
    EQUAL,
    /** Something is on its way. */
    WAITING,
    /** A problem waits for a person; what can go past it still goes. */
    PROBLEM;

    static Standing of(DossierPage dossier) {
        if (dossier.problems().stream().anyMatch(row -> row.state() == ProblemState.OPEN)) {
            return PROBLEM;
        }
        boolean behind = dossier.believed().isPresent() && !dossier.version().equals(dossier.delivered());
        boolean steps = dossier.steps().stream().anyMatch(line -> line.state() == DossierPage.StepState.WAITING);
        return behind || steps ? WAITING : EQUAL;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
