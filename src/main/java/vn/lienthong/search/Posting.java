package vn.lienthong.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienthong.dossier.Agency;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Applicant;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Procedure;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Concerns;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.ledger.SetAside;

/** What an entry says, line by line. The same journal gives the same lines. */
final class Posting {
    private final Journal journal;
    private final Rereading reading;
    private final Index index;
    private final Calls calls;

    /** @param index with the lines of every message in front of the one that is asked for */
    Posting(Journal journal, Rereading reading, Index index) {
        this.journal = journal;
        this.reading = reading;
        this.index = index;
        this.calls = new Calls(journal);
    }

    List<Posted> of(Entry entry) {
        List<Posted> posted = said(entry);
        return posted.isEmpty()
                ? List.of(Posted.of(plain(entry, 0, "", entry.facts().get("action"))))
                : posted;
    }

    private List<Posted> said(Entry entry) {
        try {
            return switch (entry.kind()) {
                case DELIVERY -> heard(entry, reading.read(entry, entry.position()));
                case REQUEST -> calls.request(entry);
                case ANSWER -> calls.answer(entry);
                case DECISION -> decision(entry);
                case INTERVAL -> named(entry, Concerns.numbers(entry));
                case CATALOGUE, ACTIVATION, READING, LOOK -> List.of();
            };
        } catch (JournalUnavailable away) {
            throw away;
        } catch (RuntimeException e) {
            // Facts of another writer or version, or a bug of ours: the message is found by what every message has.
            return List.of();
        }
    }

    static Line plain(Entry entry, int index, String number, String code) {
        return new Line(entry.position(), index, entry.kind(), entry.party(), entry.at(), number, 0, "", "", code);
    }

    private static List<Posted> named(Entry entry, List<String> named) {
        List<Posted> posted = new ArrayList<>();
        String code = entry.kind() == Kind.INTERVAL ? "ABSENT" : entry.facts().get("action");
        for (String number : new LinkedHashSet<>(named)) {
            posted.add(Posted.of(plain(entry, posted.size(), number.strip(), code)));
        }
        return posted;
    }

    /** Each line of a decision is also found by the places that it is about, as a code such as {@code 48213:7}. */
    private List<Posted> decision(Entry entry) {
        Optional<SetAside> aside = SetAside.find(entry);
        if (aside.isPresent()) {
            Line line = plain(entry, 0, "", Released.SET_ASIDE);
            String about = new Place(aside.get().message(), 0).toString();
            return List.of(new Posted(line, List.of(), List.of(), List.of(), List.of(about)));
        }
        Optional<Redelivery> batch = Redelivery.find(entry);
        if (batch.isPresent()) {
            return redelivery(entry, batch.get());
        }
        if (!Decision.isAboutProblems(entry.facts())) {
            // A hold, its end, an erasure: whoever decides about one dossier names it so.
            List<String> numbers = new ArrayList<>(Concerns.numbers(entry));
            Optional.ofNullable(entry.facts().get("dossier")).ifPresent(numbers::add);
            // A change of an account is about no dossier, and found by what was done.
            return entry.facts().containsKey("account")
                    ? List.of(Posted.of(plain(entry, 0, "", entry.facts().get("action"))))
                    : named(entry, numbers);
        }
        Decision decision = Decision.read(entry.facts());
        Released released = new Released(index, journal, reading, entry);
        Set<Place> places = new LinkedHashSet<>();
        decision.problems().forEach(key -> places.add(new Place(key.position(), key.index())));
        List<Posted> posted = new ArrayList<>();
        for (Place place : places) {
            List<Heard> heard = decision.action() == Decision.Action.RELEASE ? released.heard(place) : List.of();
            decided(entry, place, heard, posted);
        }
        return posted;
    }

    /** Each record of a batch as it was read then. */
    private List<Posted> redelivery(Entry entry, Redelivery batch) {
        Released released = new Released(index, journal, reading, entry);
        List<Posted> posted = new ArrayList<>();
        for (Redelivery.Item item : batch.items()) {
            Place place = new Place(item.record().position(), item.record().index());
            List<Heard> heard = released.heard(place).stream()
                    .filter(one -> one.index() == place.index())
                    .toList();
            decided(entry, place, heard, posted);
        }
        return posted;
    }

    /** A released record by what it says now, any other by the number that it had. */
    private void decided(Entry entry, Place place, List<Heard> heard, List<Posted> posted) {
        String action = entry.facts().get("action");
        if (heard.isEmpty()) {
            posted.add(with(Posted.of(plain(entry, posted.size(), known(place), action)), List.of(place.toString())));
        }
        for (Heard one : heard) {
            Posted said = posted(entry, posted.size(), one);
            Line line = said.line();
            Posted numbered = line.number().isEmpty()
                    ? Posted.of(
                            plain(entry, posted.size(), known(new Place(place.position(), one.index())), line.code()))
                    : said;
            posted.add(with(numbered, List.of(action, place.toString())));
        }
    }

    private String known(Place place) {
        return index.line(place).map(Line::number).orElse("");
    }

    private static Posted with(Posted posted, List<String> more) {
        List<String> codes = new ArrayList<>(posted.codes());
        codes.addAll(more);
        return new Posted(posted.line(), posted.aliases(), posted.persons(), posted.agencies(), codes);
    }

    private static List<Posted> heard(Entry entry, List<Heard> heard) {
        return heard.stream().map(one -> posted(entry, one.index(), one)).toList();
    }

    private static Posted posted(Entry entry, int index, Heard heard) {
        return heard.fold(
                status -> status(entry, index, status.status()),
                step -> new Posted(
                        line(
                                entry,
                                index,
                                step.number().value(),
                                step.step().status().code(),
                                "",
                                step.agency(),
                                ""),
                        List.of(),
                        List.of(),
                        step.agency() == null ? List.of() : step.agency().lineage(),
                        List.of()),
                failed -> Posted.of(plain(
                        entry,
                        index,
                        failed.number() == null ? "" : failed.number().value(),
                        failed.problem().code().name())));
    }

    private static Posted status(Entry entry, int index, DossierStatus status) {
        Procedure procedure = status.procedure();
        String code = procedure.code() == null ? procedure.localCode() : procedure.code();
        Line line = line(
                entry,
                index,
                status.number().value(),
                status.status().code(),
                code,
                status.agency().code(),
                "");
        return new Posted(
                line,
                Stream.ofNullable(status.otherNumber()).filter(Posting::isName).toList(),
                persons(status.applicant()),
                agencies(status.agency()),
                List.of());
    }

    private static Line line(
            Entry entry, int index, String number, int status, String procedure, AgencyCode agency, String code) {
        return new Line(
                entry.position(),
                index,
                entry.kind(),
                entry.party(),
                entry.at(),
                number,
                status,
                procedure,
                agency == null ? "" : agency.value(),
                code);
    }

    /** What forms are filled with where no other number is known ({@code 0}, {@code -}, {@code 000000}) names nothing. */
    static boolean isName(String number) {
        long characters = number.codePoints().filter(Character::isLetterOrDigit).count();
        long kinds = number.codePoints()
                .filter(Character::isLetterOrDigit)
                .distinct()
                .count();
        return characters >= 3 && kinds >= 2 && number.codePoints().anyMatch(Character::isDigit);
    }

    private static List<String> agencies(Agency agency) {
        return Stream.of(agency.code(), agency.today())
                .filter(code -> code != null)
                .flatMap(code -> code.lineage().stream())
                .distinct()
                .toList();
    }

    private static List<String> persons(Applicant applicant) {
        if (applicant == null) {
            return List.of();
        }
        return Stream.concat(
                        Stream.ofNullable(applicant.idNumber()),
                        applicant.identities().stream().map(Applicant.Identity::number))
                .filter(number -> number != null && !number.isBlank())
                .distinct()
                .toList();
    }
}
