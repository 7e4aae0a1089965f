package vn.lienthong.reconcile;

import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.ProblemState;

/** What a look-up means for a dossier of ours. Pure. */
final class PortalVerdict {
    private PortalVerdict() {}

    /** Empty when the portal holds the same, or will once what is on its way has arrived. */
    static Optional<Finding> of(DossierPage page, PortalSaid said) {
        DossierStatus believed = page.believed().orElseThrow();
        boolean isConfirmed = page.delivered().equals(page.version());
        String held = held(page);
        if (!isConfirmed && held.isEmpty()) {
            return Optional.empty();
        }
        Facts ours = Facts.of(believed);
        List<Finding.Differs> differs = said.fold(theirs -> Finding.differs(ours, theirs), List::of, List::of);
        boolean isAbsent = said instanceof PortalSaid.Absent;
        if (!isAbsent && differs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                page.number().value(),
                believed.agency().today().root(),
                Finding.Between.HUB_PORTAL,
                isAbsent ? Finding.Kind.MISSING : Finding.Kind.DIFFERENT,
                differs,
                isConfirmed ? Finding.Side.PORTAL : Finding.Side.HUB,
                held));
    }

    /** The code of the open problem that keeps it from the portal. */
    static String held(DossierPage page) {
        return page.problems().stream()
                .filter(problem -> problem.state() == ProblemState.OPEN)
                .map(ProblemRow::problem)
                .map(problem -> problem.code().name())
                .findFirst()
                .orElse("");
    }
}
