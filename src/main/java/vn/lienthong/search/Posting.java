package vn.lienthong.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
import vn.lienthong.ledger.ProblemKey;

/** What an entry says, line by line. The same journal gives the same lines. */
final class Posting {
    private final Journal journal;
    private final Rereading reading;
    private final Function<Place, String> numbers;
    private final Calls calls;

    /** @param numbers the number of the dossier at a place that was taken before; empty if none is known */
    Posting(Journal journal, Rereading reading, Function<Place, String> numbers) {
        this.journal = journal;
        this.reading = reading;
        this.numbers = numbers;
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

    private List<Posted> decision(Entry entry) {
        if (!Decision.isAboutProblems(entry.facts())) {
            return named(entry, Concerns.numbers(entry));
        }
        Decision decision = Decision.read(entry.facts());
        Map<Long, List<Heard>> again = new LinkedHashMap<>();
        Set<Place> places = new LinkedHashSet<>();
        decision.problems().forEach(key -> places.add(new Place(key.position(), key.index())));
        if (decision.action() == Decision.Action.RELEASE) {
            decision.problems().stream()
                    .map(ProblemKey::position)
                    .distinct()
                    .forEach(at -> again.put(at, again(at, entry)));
        }
        List<Posted> posted = new ArrayList<>();
        for (Place place : places) {
            posted.add(decided(entry, posted.size(), place, again.getOrDefault(place.position(), List.of())));
        }
        return posted;
    }

    private List<Heard> again(long position, Entry decision) {
        return journal.find(position)
                .filter(delivery -> delivery.kind() == Kind.DELIVERY && position < decision.position())
                .map(delivery -> reading.read(delivery, decision.position()))
                .orElse(List.of());
    }

    /** A released record by what it says now, any other by the number that it had. */
    private Posted decided(Entry entry, int index, Place place, List<Heard> again) {
        String code = entry.facts().get("action");
        return again.stream()
                .filter(heard -> heard.index() == place.index())
                .findFirst()
                .map(heard -> posted(entry, index, heard))
                .map(one -> with(one, code))
                .filter(one -> !one.line().number().isEmpty())
                .orElseGet(() -> Posted.of(plain(entry, index, numbers.apply(place), code)));
    }

    private static Posted with(Posted posted, String code) {
        List<String> codes = new ArrayList<>(posted.codes());
        codes.add(code);
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
        String other = status.otherNumber();
        return new Posted(
                line,
                other == null || other.isBlank() ? List.of() : List.of(other),
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
