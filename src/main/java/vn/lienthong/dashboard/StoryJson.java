package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.Remark;
import vn.lienthong.ledger.Judgement;
import vn.lienthong.search.Chapter;
import vn.lienthong.search.Place;
import vn.lienthong.search.Story;

/** A dossier's story for programs: nothing personal, payloads masked. */
final class StoryJson {
    private StoryJson() {}

    /** @param covered up to which message the last checkpoint reaches; 0 when there is none */
    static ObjectNode of(Story story, long covered, long last) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("number", story.number());
        story.numbers().stream().sorted().forEach(body.putArray("numbers")::add);
        body.put("next", story.next().map(Place::toString).orElse(null));
        body.put("judged", story.isJudged());
        body.put("reach", story.reach());
        body.put("last", last);
        body.put("covered", covered);
        ArrayNode chapters = body.putArray("chapters");
        story.chapters().forEach(chapter -> chapter(chapters.addObject(), chapter, covered));
        return body;
    }

    private static void chapter(ObjectNode body, Chapter chapter, long covered) {
        long position = chapter.entry().position();
        body.put("position", position);
        body.put("kind", chapter.entry().kind().name());
        body.put("party", chapter.entry().party());
        body.put("at", chapter.entry().at().toString());
        body.put("covered", position <= covered);
        body.put("proof", "/api/v1/journal/" + position + "/proof");
        ArrayNode read = body.putArray("read");
        chapter.heard().forEach(heard -> heard(read.addObject(), heard));
        ArrayNode decided = body.putArray("decided");
        chapter.judged().forEach(judgement -> judgement(decided.addObject(), judgement));
        chapter.asked().ifPresent(asked -> body.put("asked", asked.service().name()));
        chapter.answered().ifPresent(answered -> answered(body.putObject("answered"), answered));
        StoryView.shownPayload(chapter).ifPresent(masked -> body.put("masked", masked));
    }

    private static void heard(ObjectNode body, Heard heard) {
        body.put("index", heard.index());
        heard.fold(
                status -> status(body, status.status()),
                step -> body.put("form", "step")
                        .put("status", step.step().status().code())
                        .put("at", step.step().at().toString()),
                failed -> {
                    problem(body.put("form", "failed").putObject("problem"), failed.problem());
                    return body;
                });
    }

    private static ObjectNode status(ObjectNode body, DossierStatus status) {
        body.put("form", "status").put("status", status.status().code());
        body.put("agency", status.agency().code().value());
        body.put(
                "procedure",
                status.procedure().code() == null
                        ? status.procedure().localCode()
                        : status.procedure().code());
        body.put(
                "event",
                status.event().at() == null ? null : status.event().at().toString());
        body.put("steps", status.steps().size());
        return body;
    }

    private static void judgement(ObjectNode body, Judgement judgement) {
        body.put("record", judgement.place().toString());
        body.put("verdict", judgement.verdict().name());
        body.put("steps", judgement.steps());
        judgement.remarks().stream().map(Remark::name).sorted().forEach(body.putArray("remarks")::add);
        judgement
                .known()
                .filter(known -> known.at() != null)
                .ifPresent(known -> body.put("olderThan", known.at().toString()));
        judgement.problem().ifPresent(problem -> problem(body.putObject("problem"), problem));
    }

    private static void problem(ObjectNode body, Problem problem) {
        body.put("code", problem.code().name());
        body.put("place", problem.place());
        body.put("vi", Mask.sentence(problem.vi()));
        body.put("en", Mask.sentence(problem.en()));
    }

    private static void answered(ObjectNode body, CallFacts.Answered answered) {
        body.put("request", answered.request());
        body.put("outcome", answered.outcome().kind().name());
        body.put("code", Mask.sentence(answered.outcome().code()));
        body.put("message", Mask.sentence(answered.outcome().message()));
        body.put("http", answered.http());
    }
}
