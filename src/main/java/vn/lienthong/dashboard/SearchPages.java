package vn.lienthong.dashboard;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.InclusionProof;
import vn.lienthong.journal.Journal;
import vn.lienthong.search.Asked;
import vn.lienthong.search.Place;
import vn.lienthong.search.Stories;
import vn.lienthong.search.Story;
import vn.lienthong.source.Refusal;

/** {@code /tra-cuu}, the story of a dossier, and both for programs. Changes nothing; safe from any thread. */
public final class SearchPages {
    /** What a search may say. */
    public static final List<String> PARAMETERS = List.of(
            "dossier",
            "procedure",
            "agency",
            "source",
            "status",
            "kind",
            "code",
            "person",
            "from",
            "to",
            "text",
            "scan",
            "limit",
            "before");

    /** Hit or miss tells what masks hide, and what stands in an address is kept by proxies and browsers: auditors ask elsewhere, with a purpose. */
    private static final List<String> AT_THE_MACHINE = List.of("person", "text", "scan");

    private final SearchAnswers answers;
    private final Stories stories;
    private final Journal journal;
    private final Evidence evidence;
    private final Notice notice;

    public SearchPages(SearchAnswers answers, Stories stories, Journal journal, Evidence evidence, Clock clock) {
        this.answers = answers;
        this.stories = stories;
        this.journal = journal;
        this.evidence = evidence;
        this.notice = new Notice(clock);
    }

    /** {@code GET /api/v1/search}. */
    public Page apiSearch(Map<String, String> said) {
        return Safely.api(() -> closed(said).map(Page::problem).orElseGet(() -> answers.answer(said)));
    }

    private static Optional<Refusal> closed(Map<String, String> said) {
        return AT_THE_MACHINE.stream()
                .filter(name -> !said.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(
                        name -> Refusals.notASearch(
                                name,
                                "Không tìm theo số định danh cá nhân hay nội dung ở đây; vai trò kiểm tra dùng trang /tim-nguoi hoặc POST /api/v1/search, kèm lý do",
                                "Expected no personal number and no content here; auditors use the page /tim-nguoi or POST /api/v1/search, with a purpose"));
    }

    /** {@code GET /api/v1/dossiers/{number}/story}. */
    public Page apiStory(String number, String after) {
        return Safely.api(() -> tell(number, after)
                .map(story -> Page.json(StoryJson.of(story, covered(), journal.last())))
                .orElseGet(() -> Page.problem(Refusals.unknownDossier(shown(number)))));
    }

    /** {@code GET /api/v1/journal/{position}/proof}. */
    public Page apiProof(String position) {
        return Safely.api(() -> {
            boolean possible = position != null && position.matches("[0-9]{1,18}");
            long at = possible ? Long.parseLong(position) : 0;
            if (at < 1 || at > journal.last()) {
                return Page.problem(Refusals.unknownEntry(shown(position), journal.last()));
            }
            Optional<InclusionProof> proof = evidence.prove(at);
            return proof.map(found -> Page.json(SearchJson.proof(found)))
                    .orElseGet(() -> Page.problem(Refusals.notCovered(at, covered())));
        });
    }

    /** {@code /tra-cuu}. */
    public Page page(String lang, Map<String, String> said) {
        Optional<Refusal> closed = closed(said);
        if (closed.isPresent()) {
            return notice.refused(lang, closed.get());
        }
        Wording wording = notice.wording(lang);
        Map<String, String> known = new TreeMap<>();
        PARAMETERS.forEach(name -> known.put(name, said.getOrDefault(name, "").strip()));
        SearchView view = new SearchView(wording, known);
        if (known.values().stream().allMatch(String::isEmpty)) {
            return Page.html(200, view.form(""));
        }
        return guarded(lang, () -> Asked.read(known)
                .fold(
                        asked -> Page.html(200, view.page(answers.find(asked), journal.last(), answers.state())),
                        no -> Page.html(400, view.form(no.parameter() + ": " + wording.choose(no.vi(), no.en())))));
    }

    /** {@code /dong-thoi-gian?so=…}: every message of one dossier. */
    public Page story(String lang, String number, String after) {
        return guarded(lang, () -> tell(number, after)
                .map(story ->
                        Page.html(200, new StoryView(notice.wording(lang), story, covered(), journal.last()).page()))
                .orElseGet(() -> notice.of(404, lang, "noDossier", shown(number))));
    }

    /** {@code /ho-so/{MaHoSo}} leads there. */
    public Page storyOf(String lang, String number) {
        return Page.elsewhere(notice.wording(lang).link(StoryView.ADDRESS, "so", number == null ? "" : number));
    }

    /** @param after {@code next} of the page before; anything else is the first page */
    private Optional<Story> tell(String number, String after) {
        String asked = number == null ? "" : number.strip();
        if (asked.isEmpty() || asked.length() > DossierNumber.MOST) {
            return Optional.empty();
        }
        return Optional.of(stories.tell(asked, Place.parse(after == null ? "" : after)))
                .filter(story -> !story.chapters().isEmpty());
    }

    private long covered() {
        return evidence.status().signed();
    }

    private Page guarded(String lang, Supplier<Page> work) {
        return Safely.answer(work, refusal -> notice.refused(lang, refusal));
    }

    private static String shown(String asked) {
        String text = asked == null ? "" : asked;
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
