package vn.lienthong.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalDamaged;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/**
 * What people see: pages in Vietnamese or English, and the read-only API. Changes nothing; safe from any thread. Arguments
 * are what stood in the address, unchecked; {@code lang} is {@code en} for English, anything else or null for Vietnamese.
 */
public final class Dashboard {
    private static final int PROBLEMS_SHOWN = 20;
    private static final int FOUND_SHOWN = 20;

    private final Ledger ledger;
    private final Journal journal;
    private final Sources sources;
    private final Intake intake;
    private final Mappings mappings;
    private final Clock clock;

    public Dashboard(Ledger ledger, Journal journal, Sources sources, Intake intake, Mappings mappings, Clock clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.sources = sources;
        this.intake = intake;
        this.mappings = mappings;
        this.clock = clock;
    }

    /** {@code /}, and with {@code ?q=} the search by the beginning of a dossier number; a whole number leads to its page. */
    public Page home(String lang, String query) {
        String asked = query == null ? "" : query.strip();
        List<DossierNumber> found = asked.isEmpty() ? List.of() : ledger.search(asked, FOUND_SHOWN);
        if (found.size() == 1 && found.get(0).value().equals(asked)) {
            return Page.elsewhere(wording(lang).dossierLink(asked));
        }
        return Page.html(200, homeView(lang).page(asked, found));
    }

    /** {@code /?phan=bang}: the part of {@code /} that refreshes itself. */
    public Page figures(String lang) {
        return Page.html(200, homeView(lang).fragment());
    }

    /** {@code /ho-so?so=…}: the truth about one dossier. */
    public Page dossier(String lang, String number) {
        return findDossier(number)
                .map(page -> Page.html(200, new DossierView(wording(lang), page).page()))
                .orElseGet(() -> absent(lang, "noDossier", number));
    }

    /** {@code /thong-diep?vi-tri=…}: one entry of the journal, its payload masked. */
    public Page entry(String lang, String position) {
        try {
            return findEntry(position)
                    .map(entry -> Page.html(200, new EntryView(wording(lang), entry, journal.last()).page()))
                    .orElseGet(() -> absent(lang, "noEntry", position));
        } catch (JournalUnavailable e) {
            return Page.html(503, plain(lang, wording(lang).get("journalUnavailable")));
        } catch (JournalDamaged e) {
            return Page.html(500, plain(lang, wording(lang).get("journalDamaged", Long.toString(e.position()))));
        }
    }

    /** Any other address a person may have typed. */
    public Page notFound(String lang) {
        return Page.html(404, plain(lang, wording(lang).get("noPage")));
    }

    /** {@code /assets/{name}}: style, script and icon. */
    public Page asset(String name) {
        return Assets.find(name == null ? "" : name).orElseGet(() -> notFound("vi"));
    }

    /** {@code GET /api/v1/sources}. */
    public Page apiSources() {
        return Page.json(Api.sources(ledger.totals(), sights(), clock.instant()));
    }

    /** {@code GET /api/v1/sources/{code}}. */
    public Page apiSource(String code) {
        String asked = code == null ? "" : code;
        return sights().stream()
                .filter(sight -> sight.code().equals(asked))
                .findFirst()
                .map(sight -> Page.json(Api.source(
                        sight, ledger.problems(ProblemQuery.openOf(asked, PROBLEMS_SHOWN)), clock.instant())))
                .orElseGet(() -> Page.problem(Refusal.unknownSource(asked)));
    }

    /** {@code GET /api/v1/dossiers/{MaHoSo}}. */
    public Page apiDossier(String number) {
        return findDossier(number)
                .map(page -> Page.json(DossierJson.of(page)))
                .orElseGet(() -> Page.problem(Refusals.unknownDossier(number)));
    }

    /** {@code GET /api/v1/journal/{position}}. */
    public Page apiEntry(String position) {
        try {
            return findEntry(position)
                    .map(entry -> Page.json(Api.entry(entry)))
                    .orElseGet(() -> Page.problem(Refusals.unknownEntry(position, journal.last())));
        } catch (JournalUnavailable e) {
            return Page.problem(Refusals.unavailable(e));
        } catch (JournalDamaged e) {
            return Page.problem(Refusals.damaged(e));
        }
    }

    /** {@code GET /api/v1/openapi.json}. */
    public Page apiDescription() {
        return OpenApi.page();
    }

    /** Any other address under {@code /api/}. */
    public Page apiNotFound(String path) {
        return Page.problem(Refusals.unknownPath(path));
    }

    private HomeView homeView(String lang) {
        return new HomeView(
                wording(lang), ledger.totals(), sights(), ledger.problems(ProblemQuery.open(PROBLEMS_SHOWN)));
    }

    /** The sources that are configured and those that were ever heard: neither may be missing from the page. */
    private List<SourceSight> sights() {
        Map<String, SourcePage> heard = new TreeMap<>();
        for (Source source : sources.list()) {
            heard.put(source.code(), SourceSight.unheard(source.code()));
        }
        for (SourcePage page : ledger.sources()) {
            heard.put(page.source(), page);
        }
        List<SourceSight> sights = new ArrayList<>();
        heard.values().forEach(page -> sights.add(sight(page)));
        return sights;
    }

    private SourceSight sight(SourcePage page) {
        String code = page.source();
        return new SourceSight(
                code,
                sources.find(code).map(Source::template),
                page,
                intake.repeats(code),
                intake.cursor(code),
                mappings.findVersion(code),
                mappings.drift(code));
    }

    private Optional<DossierPage> findDossier(String number) {
        String asked = number == null ? "" : number.strip();
        boolean possible = !asked.isEmpty() && asked.length() <= DossierNumber.MOST;
        return possible ? ledger.find(new DossierNumber(asked)) : Optional.empty();
    }

    private Optional<Entry> findEntry(String position) {
        boolean possible = position != null && position.matches("[0-9]{1,18}");
        return possible ? journal.find(Long.parseLong(position)) : Optional.empty();
    }

    private Page absent(String lang, String key, String asked) {
        return Page.html(404, plain(lang, wording(lang).get(key, asked == null ? "" : asked)));
    }

    private String plain(String lang, String sentence) {
        Wording wording = wording(lang);
        Map<String, Object> values = new LinkedHashMap<>(Frame.of(wording, wording.get("plainTitle"), "/", "", ""));
        values.put("sentence", sentence);
        return Templates.render("plain", values);
    }

    private Wording wording(String lang) {
        return new Wording(Texts.of(lang), now());
    }

    private Instant now() {
        return clock.instant();
    }
}
