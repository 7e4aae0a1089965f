package vn.lienthong.mapping;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;

/**
 * Reads deliveries. May be called from any thread; the same entry, mapping and catalogue give the same reading, bit for
 * bit (guarantee G8). Never throws, whatever the bytes: what cannot be read is a {@link vn.lienthong.dossier.Heard.Failed}.
 */
public final class Reader {
    private static final Logger log = LoggerFactory.getLogger(Reader.class);

    private final Mappings mappings;
    private final Catalogues catalogues;

    public Reader(Mappings mappings, Catalogues catalogues) {
        this.mappings = mappings;
        this.catalogues = catalogues;
    }

    /** Reads a delivery with the mapping and catalogue activated last before it. */
    public Reading read(Entry delivery) {
        return new Reading(delivery.position(), delivery.party(), delivery.at(), read(delivery, delivery.position()));
    }

    /**
     * Why nothing of this delivery can be read, for whoever brought it (a file to set aside); empty when something can be,
     * or when no mapping is active yet, which is not the file's fault.
     */
    public Optional<Problem> unreadable(Entry delivery) {
        if (mappings.find(delivery.party(), delivery.position()).isEmpty()) {
            return Optional.empty();
        }
        List<Heard> heard = read(delivery, delivery.position());
        return heard.size() == 1 && isUnreadable(heard.get(0))
                ? Optional.of(((Heard.Failed) heard.get(0)).problem())
                : Optional.empty();
    }

    /** The version that reads a source's deliveries in front of a position. */
    public Optional<String> version(String source, long before) {
        return mappings.findVersion(source, before);
    }

    /** Reads a delivery as {@link #read}, but with what was activated last before another position: a release. */
    public Reading readAgain(Entry delivery, long before) {
        return new Reading(delivery.position(), delivery.party(), delivery.at(), read(delivery, before));
    }

    private List<Heard> read(Entry delivery, long before) {
        Optional<Mapping> mapping = mappings.find(delivery.party(), before);
        if (mapping.isEmpty()) {
            return List.of(failed(
                    "mappings/" + delivery.party(),
                    "Chưa có ánh xạ nào được kích hoạt cho nguồn này",
                    "Expected an active mapping for this source, but there is none"));
        }
        try {
            return new DeliveryReader(mapping.get(), catalogues.before(before), delivery).read();
        } catch (RuntimeException e) {
            // Our bug, and still not a reason to lose the delivery or to stop the others: it waits as a problem.
            log.atError()
                    .addKeyValue("message", delivery.position())
                    .addKeyValue("bug", Bugs.place(e))
                    .log("reading failed");
            return List.of(failed(
                    "mappings/" + delivery.party(),
                    "Hub gặp lỗi khi đọc gói tin; xem nhật ký hệ thống",
                    "The hub failed while reading this delivery; see its log"));
        }
    }

    private static boolean isUnreadable(Heard heard) {
        return heard instanceof Heard.Failed failed && failed.problem().code() == ProblemCode.UNREADABLE_DELIVERY;
    }

    private static Heard.Failed failed(String place, String vi, String en) {
        return new Heard.Failed(0, null, Sentences.unreadable(place, vi, en), null);
    }
}
