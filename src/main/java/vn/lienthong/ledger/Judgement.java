package vn.lienthong.ledger;

import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.Remark;
import vn.lienthong.dossier.Version;

/**
 * What was decided about one record of a dossier, and why.
 *
 * @param place the record in its delivery
 * @param remarks of news
 * @param known of a stale record: the event time that it is older than
 * @param problem why the record was not believed
 * @param steps so many steps of it were new
 */
public record Judgement(
        Version place,
        Verdict verdict,
        Set<Remark> remarks,
        Optional<EventTime> known,
        Optional<Problem> problem,
        int steps) {
    /** How a record ended. */
    public enum Verdict {
        NEWS,
        UNCHANGED,
        STALE,
        /** Says nothing new of the state, but brings steps. */
        STEPS,
        PROBLEM,
        /** Believed before; a person had it sent again. */
        RELEASED
    }

    public Judgement {
        remarks = Set.copyOf(remarks);
    }

    static Judgement of(Version place, Verdict verdict, int steps) {
        return new Judgement(place, verdict, Set.of(), Optional.empty(), Optional.empty(), steps);
    }

    static Judgement problem(Version place, Problem problem) {
        return new Judgement(place, Verdict.PROBLEM, Set.of(), Optional.empty(), Optional.of(problem), 0);
    }
}
