package vn.lienthong.redeliver;

import java.util.Optional;
import vn.lienthong.dossier.Version;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.ProblemState;
import vn.lienthong.ledger.Redelivery;

/** How a record that was believed again ended, by what the ledger says of its dossier. Pure. */
final class Outcomes {
    private Outcomes() {}

    /** Empty while it is on its way. */
    static Optional<Outcome> of(DossierPage page, Redelivery.Item item, Version version) {
        String record = item.record().toString();
        String number = page.number().value();
        int order = page.version().compareTo(version);
        if (order > 0) {
            return Optional.of(new Outcome(record, number, Outcome.NEWER, ""));
        }
        if (order < 0) {
            boolean moved = !page.version().equals(item.believed());
            return Optional.of(new Outcome(record, number, moved ? Outcome.NEWER : Outcome.HELD, ""));
        }
        if (page.delivered().compareTo(version) >= 0) {
            return Optional.of(new Outcome(record, number, Outcome.DELIVERED, ""));
        }
        return parked(page)
                .map(problem -> new Outcome(
                        record,
                        number,
                        Outcome.REFUSED,
                        problem.problem().code().name()));
    }

    /** The problem of the believed record: open, or one that a person has discarded. */
    static Optional<ProblemRow> parked(DossierPage page) {
        return problem(page, page.origin());
    }

    /** A record that waits for a person, or that a person has discarded. */
    static boolean waits(DossierPage page, Version place) {
        return problem(page, place).isPresent();
    }

    private static Optional<ProblemRow> problem(DossierPage page, Version place) {
        return page.problems().stream()
                .filter(one -> one.part() == 0 && one.position() == place.position() && one.index() == place.index())
                .filter(one -> one.state() == ProblemState.OPEN || one.state() == ProblemState.DISCARDED)
                .findFirst();
    }
}
