package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.dossier.Outcome;

/**
 * What applied entries mean for the calls. Told in the order of the entries, once.
 *
 * @param due dossiers that are due now or later
 * @param quiet dossiers with nothing left to do
 * @param held requests that stay open though they were answered: nothing more is said about their dossiers
 * @param more credentials with rows that are due and not among these
 */
record Effect(
        long bookmark,
        List<Due> due,
        List<Quiet> quiet,
        Set<String> more,
        Collection<Tally> tallies,
        List<Turn> turns,
        List<OpenIntent> held) {
    Effect {
        due = List.copyOf(due);
        quiet = List.copyOf(quiet);
        more = Set.copyOf(more);
        tallies = List.copyOf(tallies);
        turns = List.copyOf(turns);
        held = List.copyOf(held);
    }

    Set<String> credentials() {
        Set<String> credentials = new TreeSet<>(more);
        due.forEach(one -> credentials.add(one.credential()));
        return credentials;
    }

    /** In milliseconds. */
    record Due(String credential, String source, String number, long at) {}

    record Quiet(String credential, String number) {}

    /** A request that was met, or (with an outcome) answered, by the entry at a position. */
    record Turn(long position, OpenIntent intent, Outcome outcome, Instant at) {}

    /** @param told up to where the calls know already: a group that is applied again opens no claim twice */
    void tell(Dispatch dispatch, long told) {
        dispatch.learn(tallies);
        for (Turn turn : turns) {
            if (turn.position() <= told) {
                continue;
            }
            if (turn.outcome() == null) {
                dispatch.asked(turn.intent());
            } else {
                dispatch.answered(turn.position(), turn.intent(), turn.outcome(), turn.at());
            }
        }
        held.forEach(dispatch::asked);
        due.forEach(dispatch::work);
        quiet.forEach(dispatch::rest);
        more.forEach(dispatch::work);
    }
}
