package vn.lienthong.redeliver;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Subject;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.mapping.Mappings;

/**
 * What is to be sent again for one difference, if anything: the latest record of its dossier as the mapping in force reads it, as long as the
 * dossier has not had news behind the difference. Looks only.
 */
final class Guard {
    private final Ledger ledger;
    private final Mappings mappings;
    private final LongSupplier catalogue;
    private final Again again;
    private final Records records;

    Guard(Ledger ledger, Mappings mappings, LongSupplier catalogue, Again again, Records records) {
        this.ledger = ledger;
        this.mappings = mappings;
        this.catalogue = catalogue;
        this.again = again;
        this.records = records;
    }

    /**
     * @param item what is to be believed again; empty where nothing is
     * @param number the dossier's; empty where the record names none
     * @param word why nothing is to be sent: {@code newer}, {@code same}, {@code mapping-changed}, {@code catalogue-changed}, {@code
     *     unreadable}, {@code not-believed}, {@code problem-open}; or {@code sent}
     * @param read the record that is to be believed, alone
     * @param bytes of its delivery, which is read again in a rebuild
     */
    record Verdict(Optional<Redelivery.Item> item, String number, String word, Optional<Reading> read, long bytes) {
        static Verdict none(String number, String word) {
            return new Verdict(Optional.empty(), number, word, Optional.empty(), 0);
        }
    }

    /** Empty while the search index is behind: nothing can be said yet. */
    Optional<Verdict> judge(Order order, Version place) {
        Optional<Entry> delivery = again.delivery(place);
        if (delivery.isEmpty()) {
            return Optional.of(Verdict.none("", "unreadable"));
        }
        String source = delivery.get().party();
        if (!mappings.findVersion(source)
                .equals(Optional.ofNullable(order.versions().get(source)))) {
            return Optional.of(Verdict.none("", "mapping-changed"));
        }
        if (order.catalogue() != 0 && order.catalogue() != catalogue.getAsLong()) {
            return Optional.of(Verdict.none("", "catalogue-changed"));
        }
        Optional<Heard.Status> status = again.status(delivery.get(), place.index());
        return status.isEmpty() ? Optional.of(Verdict.none("", "unreadable")) : judge(source, place, status.get());
    }

    private Optional<Verdict> judge(String source, Version place, Heard.Status status) {
        String number = status.status().number().value();
        Optional<DossierPage> page = ledger.find(status.status().number())
                .filter(found -> found.believed().isPresent() && found.source().equals(source));
        if (page.isEmpty()) {
            return Optional.of(Verdict.none(number, "not-believed"));
        }
        if (page.get().origin().compareTo(place) > 0) {
            return Optional.of(Verdict.none(number, Outcome.NEWER));
        }
        if (Outcomes.parked(page.get()).isPresent()) {
            // What waits for a person is released by a person: problems release.
            return Optional.of(Verdict.none(number, "problem-open"));
        }
        Optional<Heard.Status> believed = believed(page.get(), source, place, status);
        if (believed.isEmpty()) {
            // What is believed now says nothing any more: nothing older may come in its place.
            return Optional.of(Verdict.none(number, "unreadable"));
        }
        return records.from(number, page.get().origin())
                .map(places -> latest(page.get(), source, new Latest(page.get().origin(), believed.get()), places))
                .map(latest -> latest.map(one -> verdict(page.get(), number, one))
                        .orElseGet(() -> Verdict.none(number, Outcome.NEWER)));
    }

    /** The record that is believed, as the mapping in force reads it; empty where that is no state of this dossier. */
    private Optional<Heard.Status> believed(DossierPage page, String source, Version place, Heard.Status status) {
        return page.origin().equals(place) ? Optional.of(status) : again.status(page.origin(), source, page.number());
    }

    private Verdict verdict(DossierPage page, String number, Latest latest) {
        Optional<Entry> delivery = again.delivery(latest.place());
        if (ledger.says(latest.status()) || delivery.isEmpty()) {
            return Verdict.none(number, delivery.isEmpty() ? "unreadable" : "same");
        }
        Entry entry = delivery.get();
        Reading read = new Reading(entry.position(), entry.party(), entry.at(), List.of(latest.status()));
        Redelivery.Item item = new Redelivery.Item(latest.place(), page.version());
        return new Verdict(
                Optional.of(item),
                number,
                Outcome.SENT,
                Optional.of(read),
                entry.payload().size());
    }

    private record Latest(Version place, Heard.Status status) {}

    /**
     * Records behind it that said nothing new as they were read then may say something now: the latest one counts, as always (guarantee
     * G4: event time, then sequence, then arrival). Empty where these cannot be told apart, because only one of two has a time.
     */
    private Optional<Latest> latest(DossierPage page, String source, Latest believed, List<Version> places) {
        Latest latest = believed;
        Subject subject = Subject.of(believed.status().status());
        for (Version place : places.stream().sorted().toList()) {
            Optional<Heard.Status> status = place.compareTo(page.origin()) <= 0 || Outcomes.waits(page, place)
                    ? Optional.empty()
                    : again.status(place, source, page.number());
            if (status.isEmpty() || Subject.of(status.get().status()).isAnother(subject)) {
                // What waits for a person, or was refused by one, is not sent by this way.
                continue;
            }
            EventTime known = latest.status().status().event();
            EventTime heard = status.get().status().event();
            if ((known.at() == null) != (heard.at() == null)) {
                return Optional.empty();
            }
            latest = heard.order(known) >= 0 ? new Latest(place, status.get()) : latest;
        }
        return Optional.of(latest);
    }
}
