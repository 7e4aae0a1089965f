package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.lienthong.dossier.Outcome;

/**
 * What an applied group means for the work in memory. Told in the order of the entries, after the commit.
 *
 * @param credentials those with rows that are due now or later
 */
record Effect(
        long bookmark, Set<String> credentials, Collection<Tally> tallies, List<Turn> turns, Collection<Row> rows) {
    Effect {
        credentials = Set.copyOf(credentials);
        tallies = List.copyOf(tallies);
        turns = List.copyOf(turns);
        rows = List.copyOf(rows);
    }

    /** A request that was met, or (with an outcome) answered. */
    record Turn(OpenIntent intent, Outcome outcome, Instant at) {}

    void tell(Dispatch dispatch) {
        dispatch.learn(tallies);
        for (Turn turn : turns) {
            if (turn.outcome() == null) {
                dispatch.asked(turn.intent());
            } else {
                dispatch.answered(turn.intent(), turn.outcome(), turn.at());
            }
        }
        dispatch.work(credentials);
    }
}
