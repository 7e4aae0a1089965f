package vn.lienthong.mapping;

import java.util.List;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;

/**
 * Reads deliveries. May be called from any thread; the same entry, mapping and catalogue give the same reading, bit for
 * bit (guarantee G8). Never throws, whatever the bytes: what cannot be read is a {@link vn.lienthong.dossier.Heard.Failed}.
 */
public final class Reader {
    private final Mappings mappings;
    private final Catalogues catalogues;

    public Reader(Mappings mappings, Catalogues catalogues) {
        this.mappings = mappings;
        this.catalogues = catalogues;
    }

    /** Reads a delivery with the mapping and catalogue activated last before it. */
    public Reading read(Entry delivery) {
        throw new UnsupportedOperationException("not yet: " + delivery + mappings + catalogues);
    }

    /**
     * Reads only these records again, out of their original deliveries, with what is active at the decision. The reading
     * has the decision's position and source, and indexes from 0 in the given order. A delivery that could not be read at
     * all when it came ({@code position:0}) comes back whole.
     */
    public Reading readReleased(Entry decision, List<Version> items, Journal journal) {
        throw new UnsupportedOperationException("not yet: " + decision + items + journal);
    }
}
