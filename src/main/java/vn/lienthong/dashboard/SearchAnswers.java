package vn.lienthong.dashboard;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.journal.Journal;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.search.Asked;
import vn.lienthong.search.Found;
import vn.lienthong.search.Index;
import vn.lienthong.search.IndexState;
import vn.lienthong.search.Place;
import vn.lienthong.search.Query;
import vn.lienthong.search.Scanned;
import vn.lienthong.search.Scanning;

/** Answers to searches, of the index and of what the ledger knows besides. Changes nothing; safe from any thread. */
public final class SearchAnswers {
    /** Of the ledger's problems with a code so many, the newest, are among what is found. */
    private static final int MOST_PROBLEMS = 10_000;

    private final Index index;
    private final Scanning scanning;
    private final Ledger ledger;
    private final Journal journal;

    public SearchAnswers(Index index, Ledger ledger, Journal journal) {
        this.index = index;
        this.scanning = new Scanning(index, journal);
        this.ledger = ledger;
        this.journal = journal;
    }

    /** As {@code GET /api/v1/search} answers, refusals included. @param said by parameter; see src/docs/search.md */
    public Page safely(Map<String, String> said) {
        return Safely.api(() -> answer(said));
    }

    /** Throws what a store says. */
    Page answer(Map<String, String> said) {
        return Asked.read(said)
                .fold(
                        asked -> Page.json(
                                asked.text().isPresent()
                                        ? SearchJson.scanned(scan(asked), journal.last(), index.state())
                                        : SearchJson.found(find(asked), journal.last(), index.state())),
                        no -> Page.problem(Refusals.notASearch(no.parameter(), no.vi(), no.en())));
    }

    IndexState state() {
        return index.state();
    }

    Found find(Asked.Understood asked) {
        return index.find(named(asked.query()));
    }

    Scanned scan(Asked.Understood asked) {
        return scanning.scan(named(asked.query()), asked.text().orElseThrow(), asked.scan());
    }

    /** Problems that the ledger found, and no reading, are known by it alone. */
    private Query named(Query query) {
        String code = query.values().getOrDefault(Query.Filter.CODE, "").toUpperCase(Locale.ROOT);
        Optional<ProblemCode> problem = List.of(ProblemCode.values()).stream()
                .filter(one -> one.name().equals(code))
                .findFirst();
        if (problem.isEmpty()) {
            return query;
        }
        Set<Place> places = new HashSet<>();
        ledger.problems(new ProblemQuery(Optional.empty(), Optional.empty(), problem, Long.MAX_VALUE, MOST_PROBLEMS))
                .forEach(row -> places.add(new Place(row.position(), row.index())));
        return query.naming(places);
    }
}
