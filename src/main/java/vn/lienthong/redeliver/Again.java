package vn.lienthong.redeliver;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;

/**
 * Deliveries read again with what is in force now. The last ones are kept, as far as they are not many records: the differences of one delivery
 * come one behind the other, and each wants one record of it. Of one thread.
 */
final class Again {
    private static final int MOST_RECORDS = 20_000;

    private final Journal journal;
    private final Mappings mappings;
    private final Reader reader;
    private final LongSupplier catalogue;
    private final Map<Key, Reading> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long records;

    private record Key(long position, Optional<String> version, long catalogue) {}

    Again(Journal journal, Mappings mappings, Reader reader, LongSupplier catalogue) {
        this.journal = journal;
        this.mappings = mappings;
        this.reader = reader;
        this.catalogue = catalogue;
    }

    /** Empty for anything but a delivery whose contents are there. */
    Optional<Entry> delivery(Version place) {
        return journal.find(place.position()).filter(entry -> entry.kind() == Kind.DELIVERY && !entry.isErased());
    }

    /** A record of a source's delivery, where it is a state of this dossier. */
    Optional<Heard.Status> status(Version place, String source, DossierNumber number) {
        return delivery(place)
                .filter(entry -> entry.party().equals(source))
                .flatMap(entry -> status(entry, place.index()))
                .filter(one -> one.status().number().equals(number));
    }

    Optional<Heard.Status> status(Entry delivery, int index) {
        return read(delivery).findStatus(index);
    }

    private Reading read(Entry delivery) {
        Key key = new Key(delivery.position(), mappings.findVersion(delivery.party()), catalogue.getAsLong());
        Reading known = kept.get(key);
        if (known != null) {
            return known;
        }
        Reading read = reader.readAgain(delivery, journal.last() + 1);
        kept.put(key, read);
        records += read.heard().size();
        forget();
        return read;
    }

    private void forget() {
        var oldest = kept.entrySet().iterator();
        while (records > MOST_RECORDS && kept.size() > 1) {
            records -= oldest.next().getValue().heard().size();
            oldest.remove();
        }
    }
}
