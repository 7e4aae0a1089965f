package vn.lienthong.catalogue;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Payload;

/**
 * The catalogue by position: who reads an entry uses what was activated last before it. Begins with the lists shipped in
 * the jar (provinces and ministries with their successors), until an entry replaces them.
 */
public final class Catalogues {
    /** Versions kept for readers that are behind; far more than a group of entries can hold. */
    private static final int KEPT = 64;

    private final ConcurrentSkipListMap<Long, Catalogue> versions = new ConcurrentSkipListMap<>();

    public Catalogues() {
        versions.put(0L, Builtin.apply(Catalogue.EMPTY, Builtin.tree()));
    }

    /** The lists shipped in the jar, as the payload of a CATALOGUE entry with party {@code builtin}. */
    public static Payload builtin() {
        return Builtin.payload();
    }

    /**
     * Takes effect for entries behind this one. The party says which list it replaces or adds to: {@code procedures}
     * (LayThuTuc, LayDanhSachTTHC), {@code agencies} (LayDanhMucCoQuan), {@code sectors} (LayDanhMucLinhVuc),
     * {@code builtin}. What cannot be read changes nothing. Call in order of position, from one thread.
     */
    public void activate(Entry entry) {
        versions.put(entry.position(), CatalogueReader.apply(active(), entry));
        while (versions.size() > KEPT) {
            versions.pollFirstEntry();
        }
    }

    public Catalogue active() {
        return versions.lastEntry().getValue();
    }

    /** What an entry at this position is read with. */
    public Catalogue before(long position) {
        Map.Entry<Long, Catalogue> version = versions.lowerEntry(position);
        return version != null ? version.getValue() : versions.firstEntry().getValue();
    }
}
