package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a mapping understood of one delivery: one {@link Heard} per record, in the delivery's order. A delivery that could
 * not be read at all counts as one failed record.
 *
 * @param position the journal position of the delivery (or of the decision that released its records)
 * @param source the source's code
 * @param receivedAt the entry's receive time: the only clock that decisions about it may use
 */
public record Reading(long position, String source, Instant receivedAt, List<Heard> heard) {
    public Reading {
        heard = List.copyOf(heard);
    }

    /** The record of that place, if this reading saw one there. */
    public Optional<Heard> find(int index) {
        return heard.stream().filter(one -> one.index() == index).findFirst();
    }

    /** The same, where it is a dossier's state: what alone can be believed again. */
    public Optional<Heard.Status> findStatus(int index) {
        return find(index).filter(Heard.Status.class::isInstance).map(Heard.Status.class::cast);
    }

    /** Nothing of the delivery could be read: it is one problem, and a release of it is of all its records. */
    public boolean isUnreadable() {
        return heard.size() == 1
                && heard.get(0) instanceof Heard.Failed failed
                && failed.problem().code() == ProblemCode.UNREADABLE_DELIVERY;
    }

    /** Only some of its records. */
    public Reading only(Set<Integer> indexes) {
        return new Reading(
                position,
                source,
                receivedAt,
                heard.stream().filter(one -> indexes.contains(one.index())).toList());
    }
}
