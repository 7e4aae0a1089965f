package vn.lienthong.dashboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.ledger.Judgement;
import vn.lienthong.search.Chapter;
import vn.lienthong.search.Place;
import vn.lienthong.search.Story;

/**
 * A dossier's story as a page: each message on one time line with what was read, what was decided and why, what the portal answered, and
 * whether a checkpoint covers it.
 */
record StoryView(Wording wording, Story story, long covered, long last) {
    static final String ADDRESS = "/dong-thoi-gian";

    /** Larger payloads are left to the message's own page. */
    private static final int MOST_SHOWN = 16_384;

    String page() {
        String number = story.number();
        Map<String, Object> values = Frame.of(wording, wording.get("storyTitle", number), ADDRESS, "so", number);
        values.put("query", number);
        values.put("number", number);
        values.put("exportLink", wording.link(AuditPages.ADDRESS, "so", story.number()) + "#xuat");
        values.put("dossierLink", wording.dossierLink(number));
        values.put("unjudged", !story.isJudged());
        values.put("more", story.next().isPresent());
        values.put("nextLink", story.next().map(place -> next(place)).orElse(""));
        values.put("behind", story.reach() < last);
        values.put("reach", wording.get("searchReach", wording.number(story.reach()), wording.number(last)));
        values.put("sealed", wording.get("storySealed", wording.number(covered)));
        values.put("chapters", story.chapters().stream().map(this::chapter).toList());
        return Templates.render("story", values);
    }

    private String next(Place place) {
        return wording.link(ADDRESS, "so", story.number()) + "&after=" + place;
    }

    private Map<String, Object> chapter(Chapter chapter) {
        long position = chapter.entry().position();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("position", position);
        values.put("link", wording.entryLink(position));
        values.put("kind", chapter.entry().kind().name());
        values.put("kindText", wording.get("kind_" + chapter.entry().kind().name()));
        values.put("party", chapter.entry().party());
        values.put("at", wording.moment(chapter.entry().at()));
        values.put("covered", position <= covered);
        values.put("proofLink", "/api/v1/journal/" + position + "/proof");
        values.put("read", chapter.heard().stream().map(this::read).toList());
        values.put("decided", chapter.judged().stream().map(this::decided).toList());
        values.put("asked", chapter.asked().isPresent());
        values.put("service", chapter.asked().map(this::service).orElse(""));
        values.put("answered", chapter.answered().isPresent());
        values.put("answer", chapter.answered().map(this::answer).orElse(Map.of()));
        Optional<String> masked = shownPayload(chapter);
        values.put("shown", masked.isPresent());
        values.put("payload", masked.orElse(""));
        return values;
    }

    /** The payload with everything personal masked; empty where it is long or holds nothing that may be shown. */
    static Optional<String> shownPayload(Chapter chapter) {
        if (chapter.entry().payload().size() > MOST_SHOWN) {
            return Optional.empty();
        }
        String text = MaskedPayload.of(
                        chapter.entry().contentType(), chapter.entry().payload())
                .text();
        return Optional.of(text).filter(masked -> !masked.isBlank());
    }

    private String service(CallFacts.Asked asked) {
        return wording.get("service_" + asked.service().name());
    }

    private Map<String, Object> answer(CallFacts.Answered answered) {
        return Map.of(
                "outcome",
                answered.outcome().kind().name(),
                "outcomeText",
                wording.get("outcome_" + answered.outcome().kind().name()),
                "code",
                Mask.sentence(answered.outcome().code()),
                "message",
                Mask.sentence(answered.outcome().message()),
                "request",
                answered.request(),
                "requestLink",
                wording.entryLink(answered.request()));
    }

    private Map<String, Object> read(Heard heard) {
        return heard.fold(
                status -> line(heard, wording.status(status.status().status()), details(status.status())),
                step -> line(
                        heard,
                        wording.get("storyStep") + " "
                                + wording.status(step.step().status()),
                        wording.time(step.step().at())),
                failed -> line(
                        heard,
                        failed.problem().code().name(),
                        Mask.sentence(wording.choose(
                                failed.problem().vi(), failed.problem().en()))));
    }

    private Map<String, Object> line(Heard heard, String said, String details) {
        return Map.of("record", heard.index() + 1, "said", said, "details", details);
    }

    private String details(DossierStatus status) {
        List<String> parts = new ArrayList<>();
        parts.add(status.agency().code().value());
        String procedure = status.procedure().code() == null
                ? status.procedure().localCode()
                : status.procedure().code();
        if (procedure != null) {
            parts.add(Mask.sentence(procedure));
        }
        if (status.event().at() != null) {
            parts.add(wording.get("eventAt") + " " + wording.time(status.event().at()));
        }
        if (!status.steps().isEmpty()) {
            parts.add(wording.get("storySteps", wording.number(status.steps().size())));
        }
        return String.join(" · ", parts);
    }

    private Map<String, Object> decided(Judgement judgement) {
        List<String> why = new ArrayList<>();
        judgement.remarks().stream().sorted().forEach(remark -> why.add(wording.get("remark_" + remark)));
        judgement
                .known()
                .filter(known -> known.at() != null)
                .ifPresent(known -> why.add(wording.get("storyOlder", wording.time(known.at()))));
        judgement
                .problem()
                .ifPresent(problem ->
                        why.add(problem.code() + ": " + Mask.sentence(wording.choose(problem.vi(), problem.en()))));
        if (judgement.steps() > 0) {
            why.add(wording.get("storyNewSteps", wording.number(judgement.steps())));
        }
        return Map.of(
                "record",
                judgement.place().index() + 1,
                "verdict",
                judgement.verdict().name(),
                "verdictText",
                wording.get("verdict_" + judgement.verdict().name()),
                "why",
                String.join("; ", why));
    }

    static String statusText(Wording wording, int code) {
        return MainStatus.find(code).map(wording::status).orElse("");
    }
}
