package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;

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
}
