package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;

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

    /**
     * Reads only these records again, out of their original deliveries, with what is active at the decision. The reading
     * has the decision's position and time, the source of the first delivery, and indexes from 0 in the given order. A
     * delivery that could not be read at all when it came ({@code position:0}) comes back whole.
     */
    public Reading readReleased(Entry decision, List<Version> items, Journal journal) {
        Map<Long, Released> deliveries = new HashMap<>();
        List<Heard> heard = new ArrayList<>();
        String source = "";
        for (Version item : items) {
            Released released = deliveries.computeIfAbsent(item.position(), at -> release(at, decision, journal));
            source = source.isEmpty() ? released.source : source;
            for (Heard record : released.records(item.index())) {
                heard.add(renumbered(record, heard.size()));
            }
        }
        return new Reading(decision.position(), source, decision.at(), heard);
    }

    /** Reads a delivery as {@link #read}, but with what was activated last before another position: a release. */
    public Reading readAgain(Entry delivery, long before) {
        return new Reading(delivery.position(), delivery.party(), delivery.at(), read(delivery, before));
    }

    private Released release(long position, Entry decision, Journal journal) {
        Optional<Entry> found = journal.find(position).filter(entry -> entry.kind() == Kind.DELIVERY);
        if (found.isEmpty()) {
            return new Released("", true, List.of(gone(position)));
        }
        Entry delivery = found.get();
        List<Heard> first = read(delivery, delivery.position());
        boolean whole = first.size() == 1 && isUnreadable(first.get(0));
        return new Released(delivery.party(), whole, read(delivery, decision.position()));
    }

    /** A delivery read again; whole when nothing of it was read the first time. */
    private record Released(String source, boolean whole, List<Heard> heard) {
        List<Heard> records(int index) {
            if (whole) {
                return heard;
            }
            return index < heard.size() ? List.of(heard.get(index)) : List.of(gone(index));
        }
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

    private static Heard gone(long place) {
        return failed(
                "message " + place,
                "Không tìm thấy bản ghi này trong thông điệp gốc",
                "Expected this record in its original delivery, but it is not there");
    }

    private static Heard.Failed failed(String place, String vi, String en) {
        return new Heard.Failed(0, null, Sentences.unreadable(place, vi, en), null);
    }

    private static Heard renumbered(Heard heard, int index) {
        return heard.<Heard>fold(
                status -> new Heard.Status(index, status.status(), status.derivesSteps(), status.hint()),
                step -> new Heard.StepAlone(index, step.number(), step.agency(), step.step()),
                failed -> new Heard.Failed(index, failed.number(), failed.problem(), failed.content()));
    }
}
