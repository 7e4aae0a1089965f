package vn.lienthong.search;

import java.util.List;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Entry;
import vn.lienthong.ledger.Redelivery;

/** The mappings as they were, by position. Called by one thread, in the journal's order; {@link #read} by any. */
public interface Rereading {
    /** What takes effect behind this entry; entries that concern no reading are passed over. Safe to call twice. */
    void activate(Entry entry);

    /** What the mapping in force before a position makes of a delivery. */
    List<Heard> read(Entry delivery, long before);

    /** What the portal requires. */
    Admission admission();

    /** Whether a delivery of this source is read for a batch as it was agreed to, where the batch stands. */
    boolean agrees(Redelivery batch, String source, long decision);
}
