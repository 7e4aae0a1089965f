package vn.lienthong.redeliver;

import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;

/**
 * What is to be sent again for one difference, if anything: the latest record of its dossier as the mapping in force reads it, as long as the
 * dossier has not had news behind the difference. Looks only.
 */
final class Guard {
    private final Journal journal;
    private final Ledger ledger;
    private final Mappings mappings;
    private final Reader reader;
    private final Records records;

    Guard(Journal journal, Ledger ledger, Mappings mappings, Reader reader, Records records) {
        this.journal = journal;
        this.ledger = ledger;
        this.mappings = mappings;
        this.reader = reader;
        this.records = records;
    }

    /**
     * @param item what is to be believed again; empty where nothing is
     * @param number the dossier's; empty where the record names none
     * @param word why nothing is to be sent: {@code newer}, {@code same}, {@code mapping-changed}, {@code unreadable}, {@code
     *     not-believed}, {@code problem-open}; or {@code sent}
     */
    record Verdict(Optional<Redelivery.Item> item, String number, String word) {
        static Verdict none(String number, String word) {
            return new Verdict(Optional.empty(), number, word);
        }
    }

    /** Empty while the search index is behind: nothing can be said yet. */
    Optional<Verdict> judge(Order order, Version place) {
        Optional<Entry> delivery = journal.find(place.position()).filter(entry -> entry.kind() == Kind.DELIVERY);
        if (delivery.isEmpty()) {
            return Optional.of(Verdict.none("", "unreadable"));
        }
        String source = delivery.get().party();
        if (!mappings.findVersion(source)
                .equals(Optional.ofNullable(order.versions().get(source)))) {
            return Optional.of(Verdict.none("", "mapping-changed"));
        }
        Optional<Heard.Status> status = read(delivery.get(), place.index());
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
        return records.from(number, page.get().origin())
                .map(places -> latest(source, new Latest(place, status), places))
                .map(latest -> verdict(page.get(), number, latest));
    }

    private Verdict verdict(DossierPage page, String number, Latest latest) {
        return ledger.says(latest.status())
                ? Verdict.none(number, "same")
                : new Verdict(Optional.of(new Redelivery.Item(latest.place(), page.version())), number, Outcome.SENT);
    }

    private record Latest(Version place, Heard.Status status) {}

    /** Records behind it that said nothing new as they were read then may say something now: the latest one counts, as always. */
    private Latest latest(String source, Latest difference, List<Version> places) {
        Latest latest = difference;
        for (Version place : places.stream().sorted().toList()) {
            Optional<Heard.Status> status = journal.find(place.position())
                    .filter(entry ->
                            entry.kind() == Kind.DELIVERY && entry.party().equals(source))
                    .flatMap(entry -> read(entry, place.index()));
            if (status.isPresent() && isSame(status.get(), latest.status()) && isLater(place, status.get(), latest)) {
                latest = new Latest(place, status.get());
            }
        }
        return latest;
    }

    private static boolean isSame(Heard.Status one, Heard.Status other) {
        return one.status().number().equals(other.status().number());
    }

    /** By the rule of news (guarantee G4): event time, then sequence, then arrival. */
    private static boolean isLater(Version place, Heard.Status status, Latest latest) {
        int byEvent = status.status().event().order(latest.status().status().event());
        return byEvent != 0 ? byEvent > 0 : place.compareTo(latest.place()) > 0;
    }

    private Optional<Heard.Status> read(Entry delivery, int index) {
        return reader.readAgain(delivery, journal.last() + 1).heard().stream()
                .filter(one -> one.index() == index && one instanceof Heard.Status)
                .map(Heard.Status.class::cast)
                .findFirst();
    }
}
