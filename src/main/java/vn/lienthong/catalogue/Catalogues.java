package vn.lienthong.catalogue;

import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Payload;

/**
 * The catalogue by position: who reads an entry uses what was activated before it. Begins with the lists shipped in the
 * jar (provinces and ministries with their successors), until an entry says otherwise.
 */
public final class Catalogues {
    private final Catalogue.Lists lists = new Catalogue.Lists();
    private final NavigableSet<Long> positions = new ConcurrentSkipListSet<>();

    public Catalogues() {
        CatalogueReader.apply(lists, 0, "builtin", Builtin.payload());
    }

    /** The lists shipped in the jar, as the payload of a CATALOGUE entry with party {@code builtin}. */
    public static Payload builtin() {
        return Builtin.payload();
    }

    /**
     * Takes effect for entries behind this one. The party says which list it adds to: {@code procedures} (answers of
     * LayThuTuc, LayDanhSachTTHC), {@code agencies} (LayDanhMucCoQuan), {@code sectors} (LayDanhMucLinhVuc), {@code
     * builtin}. What cannot be read changes nothing. Safe to call twice; call in order of position, from one thread.
     */
    public void activate(Entry entry) {
        CatalogueReader.apply(lists, entry.position(), entry.party(), entry.payload());
        positions.add(entry.position());
    }

    /** Names what an entry at this position is read with: the position of the last entry that had its say; 0 for the lists of the jar alone. */
    public long version(long before) {
        Long last = positions.lower(before);
        return last == null ? 0 : last;
    }

    public Catalogue active() {
        return new Catalogue(lists, Long.MAX_VALUE);
    }

    /** What an entry at this position is read with. */
    public Catalogue before(long position) {
        return new Catalogue(lists, position);
    }
}
