package vn.lienthong.reconcile;

import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Version;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.ProblemState;

/** What a look-up means for a dossier of ours. Pure. */
final class PortalVerdict {
    private PortalVerdict() {}

    /** The note on a dossier that a person decided not to deliver. */
    private static final String DISCARDED = "discarded";

    /** Empty when the portal holds the same, or will once what is on its way has arrived. */
    static Optional<Finding> of(DossierPage page, PortalSaid said) {
        boolean isConfirmed = isConfirmed(page);
        String held = held(page);
        if (!isConfirmed && held.isEmpty()) {
            return Optional.empty();
        }
        Facts ours = Facts.of(page.believed().orElseThrow());
        List<Finding.Differs> differs = said.fold(theirs -> Finding.differs(ours, theirs), List::of, List::of);
        boolean isAbsent = said instanceof PortalSaid.Absent;
        if (!isAbsent && differs.isEmpty()) {
            return Optional.empty();
        }
        Finding.Kind kind = isAbsent ? Finding.Kind.MISSING : Finding.Kind.DIFFERENT;
        return Optional.of(finding(page, kind, differs, isConfirmed ? Finding.Side.PORTAL : Finding.Side.HUB, held));
    }

    /**
     * Without a look-up: what waits for a person is not at the portal, or an older state of it is, as far as its confirmations
     * tell. Which fields differ is not known.
     */
    static Optional<Finding> unasked(DossierPage page) {
        String held = held(page);
        if (page.believed().isEmpty() || isConfirmed(page) || held.isEmpty()) {
            return Optional.empty();
        }
        boolean never = page.delivered().equals(Version.NONE);
        Finding.Kind kind = never ? Finding.Kind.MISSING : Finding.Kind.DIFFERENT;
        return Optional.of(finding(page, kind, List.of(), Finding.Side.HUB, held));
    }

    private static Finding finding(
            DossierPage page, Finding.Kind kind, List<Finding.Differs> differs, Finding.Side wrong, String held) {
        String agency = page.believed().orElseThrow().agency().today().root();
        return new Finding(page.number().value(), agency, Finding.Between.HUB_PORTAL, kind, differs, wrong, held);
    }

    private static boolean isConfirmed(DossierPage page) {
        return page.delivered().equals(page.version());
    }

    /** The code of the open problem that keeps it from the portal, or that a person decided against it; else empty. */
    static String held(DossierPage page) {
        List<ProblemRow> ofRecords =
                page.problems().stream().filter(one -> one.part() == 0).toList();
        Optional<String> open = ofRecords.stream()
                .filter(problem -> problem.state() == ProblemState.OPEN)
                .map(problem -> problem.problem().code().name())
                .findFirst();
        return open.orElseGet(() -> ofRecords.stream().anyMatch(one -> isDecidedAgainst(one, page)) ? DISCARDED : "");
    }

    /** The problem is of the very record that is believed. */
    private static boolean isDecidedAgainst(ProblemRow one, DossierPage page) {
        return one.state() == ProblemState.DISCARDED
                && one.position() == page.origin().position()
                && one.index() == page.origin().index();
    }
}
