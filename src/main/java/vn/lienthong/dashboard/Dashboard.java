package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.lienthong.access.Deed;
import vn.lienthong.cadence.SourceWatch;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalDamaged;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerUnavailable;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.reconcile.Job;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.Sources;

/**
 * What people see: pages in Vietnamese or English, and the read-only API. Changes nothing; safe from any thread. Arguments
 * are what stood in the address, decoded but unchecked, null where there was nothing; {@code lang} is {@code en} for
 * English, anything else for Vietnamese. Never throws for what was asked or for a store that is away.
 */
public final class Dashboard {
    private static final int PROBLEMS_SHOWN = 20;
    private static final int FOUND_SHOWN = 20;

    private final Rooms rooms;
    private final Clock clock;
    private final Notice notice;

    /**
     * @param looks by the source's code, its last look that failed
     * @param watch what each source should have said by now
     * @param edits by the source's code, the edit of its mapping that was refused
     * @param reconciliations by the source's code, the one that was begun last
     */
    public Dashboard(
            Ledger ledger,
            Journal journal,
            Sources sources,
            Intake intake,
            Mappings mappings,
            Function<String, Optional<FailedLook>> looks,
            SourceWatch watch,
            Function<String, Optional<RefusedEdit>> edits,
            Function<String, Optional<Job>> reconciliations,
            Clock clock) {
        this.rooms = new Rooms(ledger, journal, sources, intake, mappings, looks, watch, edits, reconciliations);
        this.clock = clock;
        this.notice = new Notice(clock);
    }

    /**
     * {@code /}, and with {@code ?q=} the search by the beginning of a dossier number; a whole number leads to its page.
     *
     * @param may what the person who asks may do: what other addresses withhold is left out here
     */
    public Page home(String lang, String query, Predicate<Deed> may) {
        String asked = query == null ? "" : query.strip();
        return page(lang, () -> {
            List<DossierNumber> found = asked.isEmpty() ? List.of() : found(asked, may);
            if (found.size() == 1 && found.get(0).value().equals(asked)) {
                return Page.elsewhere(wording(lang).dossierLink(asked));
            }
            return Page.html(200, homeView(lang, may).page(asked, found));
        });
    }

    /** By the beginning of their numbers, and behind them those that have it as their other number. */
    private List<DossierNumber> found(String asked, Predicate<Deed> may) {
        return Stream.concat(rooms.ledger().search(asked, FOUND_SHOWN).stream(), rooms.listCalled(asked).stream())
                .distinct()
                // Who may not search finds what they know in full, where they may open it.
                .filter(number -> may.test(Deed.SEARCH)
                        || may.test(Deed.STORY) && number.value().equals(asked))
                .toList();
    }

    /** {@code /?phan=bang}: the part of {@code /} that refreshes itself. */
    public Page figures(String lang, Predicate<Deed> may) {
        return page(lang, () -> Page.html(200, homeView(lang, may).fragment()));
    }

    /** {@code /nguon/{source}}: the state of one source. @param problems whether the person may see those of this source */
    public Page source(String lang, String code, boolean problems) {
        return page(lang, () -> rooms.findSource(code)
                .map(sight -> new HomeView(
                        wording(lang),
                        rooms.ledger().totals(),
                        List.of(sight),
                        List.of(),
                        problems ? lastProblems(code) : List.of(),
                        problems))
                .map(view -> Page.html(200, view.sourcePage(code)))
                .orElseGet(() -> notice(404, lang, "noPage")));
    }

    /** Where somebody with the role source is led who asks for the first page, which is not for them. */
    public static Page ownSource(String lang, String code) {
        return Page.elsewhere(ownSource(code) + ("en".equals(lang) ? "?lang=en" : ""));
    }

    static String ownSource(String code) {
        return "/nguon/" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    /** {@code /ho-so?so=…}: the truth about one dossier. */
    public Page dossier(String lang, String number) {
        return page(lang, () -> rooms.findDossier(number)
                .map(page -> Page.html(200, new DossierView(wording(lang), page).page()))
                .orElseGet(() -> called(lang, number)));
    }

    /** A dossier that has it as its other number; of several, the list of them. */
    private Page called(String lang, String number) {
        List<DossierNumber> called = rooms.listCalled(number);
        if (called.isEmpty()) {
            return unbelieved(lang, number);
        }
        Wording wording = wording(lang);
        boolean one = called.size() == 1;
        return Page.elsewhere(
                one ? wording.dossierLink(called.get(0).value()) : wording.link("/", "q", number.strip()));
    }

    /** Its records may have come, and wait as problems: a link from there must not end at "no source has sent it". */
    private Page unbelieved(String lang, String number) {
        List<ProblemRow> problems = rooms.problemsOf(number);
        return problems.isEmpty()
                ? notice(404, lang, "noDossier", shown(number))
                : notice.problems(lang, "unbelieved", shown(number), problems);
    }

    /** {@code /thong-diep?vi-tri=…}: one entry of the journal, its payload masked. */
    public Page entry(String lang, String position) {
        return page(lang, () -> rooms.findEntry(position)
                .map(entry ->
                        new EntryView(wording(lang), entry, rooms.journal().last()).page())
                .map(body -> Page.html(200, body))
                .orElseGet(() -> notice(404, lang, "noEntry", shown(position))));
    }

    /** Not for whoever asked. */
    public Page refused(String lang, Refusal refusal) {
        return notice.refused(lang, refusal);
    }

    /** Where somebody signs in, to go on to this address. */
    public static Page signIn(String lang, String back) {
        String address = SignInPages.ADDRESS + ("en".equals(lang) ? "?lang=en&ve=" : "?ve=");
        return Page.elsewhere(address + URLEncoder.encode(SignInPages.own(back), StandardCharsets.UTF_8));
    }

    /** Any other address a person may have typed. */
    public Page notFound(String lang) {
        return notice(404, lang, "noPage");
    }

    /** {@code /assets/{name}}: style, script and icon. */
    public Page asset(String name) {
        return Assets.find(shown(name)).orElseGet(() -> notFound("vi"));
    }

    /** {@code GET /api/v1/sources}. */
    public Page apiSources() {
        return Safely.api(() -> Page.json(sources(clock.instant())));
    }

    /** {@code GET /api/v1/sources/{code}}. @param problems whether the person may see those of this source */
    public Page apiSource(String code, boolean problems) {
        return Safely.api(() -> rooms.findSource(code)
                .map(sight -> Page.json(Api.source(
                        sight,
                        problems ? lastProblems(code) : List.of(),
                        rooms.reconciliations().apply(code))))
                .orElseGet(() -> Page.problem(Refusal.unknownSource(shown(code)))));
    }

    /** {@code GET /api/v1/dossiers/{number}}: by MaHoSo, else by MaHoSoKhac, where that is one dossier's alone. */
    public Page apiDossier(String number) {
        return Safely.api(() -> rooms.findDossier(number)
                .map(page -> Page.json(DossierJson.of(page)))
                .orElseGet(() -> apiCalled(number)));
    }

    private Page apiCalled(String number) {
        List<DossierNumber> called = rooms.listCalled(number);
        if (called.size() > 1) {
            return Page.problem(Refusals.numberShared(shown(number), called));
        }
        return called.stream()
                .findFirst()
                .flatMap(own -> rooms.findDossier(own.value()))
                .map(page -> Page.json(DossierJson.of(page)))
                .orElseGet(() -> Page.problem(Refusals.unknownDossier(shown(number))));
    }

    /** {@code GET /api/v1/journal/{position}}. */
    public Page apiEntry(String position) {
        return Safely.api(() -> rooms.findEntry(position)
                .map(entry -> Page.json(Api.entry(entry)))
                .orElseGet(() -> Page.problem(
                        Refusals.unknownEntry(shown(position), rooms.journal().last()))));
    }

    /** {@code GET /api/v1/openapi.json}. */
    public Page apiDescription() {
        return Page.json(OpenApi.document());
    }

    /** Any other address under {@code /api/}. */
    public Page apiNotFound(String path) {
        return Page.problem(Refusals.unknownPath(shown(path)));
    }

    private ObjectNode sources(Instant now) {
        Ledger ledger = rooms.ledger();
        return Api.sources(ledger.totals(), rooms.listSources(), ledger.lanes(now), now);
    }

    private HomeView homeView(String lang, Predicate<Deed> may) {
        boolean problems = may.test(Deed.PROBLEMS);
        Ledger ledger = rooms.ledger();
        return new HomeView(
                wording(lang),
                ledger.totals(),
                rooms.listSources(),
                ledger.lanes(clock.instant()),
                problems ? ledger.problems(ProblemQuery.open(PROBLEMS_SHOWN)) : List.of(),
                problems);
    }

    private List<ProblemRow> lastProblems(String source) {
        return rooms.ledger().problems(ProblemQuery.openOf(source, PROBLEMS_SHOWN));
    }

    private Page page(String lang, Supplier<Page> work) {
        try {
            return work.get();
        } catch (LedgerUnavailable e) {
            return notice(503, lang, "ledgerUnavailable");
        } catch (JournalUnavailable e) {
            return notice(503, lang, "journalUnavailable");
        } catch (JournalDamaged e) {
            return notice(500, lang, "journalDamaged", Long.toString(e.position()));
        }
    }

    private Page notice(int status, String lang, String key, Object... arguments) {
        return notice.of(status, lang, key, arguments);
    }

    private Wording wording(String lang) {
        return new Wording(Texts.of(lang), clock.instant());
    }

    /** What was asked for, short enough to be said back. */
    private static String shown(String asked) {
        String text = asked == null ? "" : asked;
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
