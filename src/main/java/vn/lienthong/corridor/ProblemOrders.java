package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dashboard.Cases;
import vn.lienthong.dashboard.Mask;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.ProblemGroup;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.ProblemRow;
import vn.lienthong.ledger.ProblemState;
import vn.lienthong.operator.Decisions;
import vn.lienthong.source.Refusal;

/**
 * The orders of {@code problems list|show|release|discard}: to a running hub as files like the others, to a stopped one by the command
 * itself. What a person decides is durable when the answer is there.
 */
public final class ProblemOrders {
    private static final Set<String> ACTIONS =
            Set.of("problems-list", "problems-show", "problems-release", "problems-discard");

    private final Ledger ledger;
    private final Decisions decisions;

    public ProblemOrders(Ledger ledger, Decisions decisions) {
        this.ledger = ledger;
        this.decisions = decisions;
    }

    static boolean isMeant(JsonNode order) {
        return ACTIONS.contains(order.path("action").asText());
    }

    /** @param answer gets a code, a sentence in both languages, and what was asked for */
    public void obey(JsonNode order, ObjectNode answer) {
        Optional<ProblemCode> code;
        List<ProblemKey> named = new ArrayList<>();
        try {
            code = said(order, "code").map(text -> ProblemCode.valueOf(text.toUpperCase(Locale.ROOT)));
            order.path("problems").forEach(name -> named.add(ProblemKey.parse(name.asText())));
        } catch (IllegalArgumentException e) {
            Steering.say(
                    answer,
                    "order-not-understood",
                    "Cần tên vấn đề như 48213:7 hoặc mã vấn đề như CODE_UNKNOWN",
                    "Expected names of problems such as 48213:7, or a code such as CODE_UNKNOWN");
            return;
        }
        Optional<String> source = said(order, "source");
        if (order.path("action").asText().equals("problems-list")) {
            if (order.path("causes").asBoolean()) {
                causes(code, source, answer);
            } else {
                list(code, source, order.path("limit").asInt(100), answer);
            }
        } else if (order.path("action").asText().equals("problems-show")) {
            show(named, answer);
        } else if (named.isEmpty() && code.isEmpty() && source.isEmpty()) {
            Steering.say(
                    answer,
                    "order-not-understood",
                    "Cần tên vấn đề, --code hoặc --source",
                    "Expected names of problems, --code or --source");
        } else {
            decide(order, named, code, source, answer);
        }
    }

    private static Optional<String> said(JsonNode order, String key) {
        return Optional.of(order.path(key).asText()).filter(text -> !text.isEmpty());
    }

    private void list(Optional<ProblemCode> code, Optional<String> source, int limit, ObjectNode answer) {
        Steering.say(answer, "done", "", "");
        ArrayNode list = answer.putArray("problems");
        for (ProblemRow row : ledger.problems(
                new ProblemQuery(source, Optional.of(ProblemState.OPEN), code, Long.MAX_VALUE, limit))) {
            brief(list.addObject(), row);
        }
    }

    /** By source, code and what they say: what {@code --like} and {@code --up-to} name. */
    private void causes(Optional<ProblemCode> code, Optional<String> source, ObjectNode answer) {
        Steering.say(answer, "done", "", "");
        ArrayNode list = answer.putArray("causes");
        for (ProblemGroup group : groups(code, source)) {
            for (Cases.Case one : new Cases(ledger, group.source(), group.code()).list()) {
                list.addObject()
                        .put("source", group.source())
                        .put("code", group.code().name())
                        .put("like", one.mark())
                        .put("count", one.count())
                        .put("first", one.first())
                        .put("last", one.last())
                        .put("vi", one.vi())
                        .put("en", one.en());
            }
        }
    }

    private static ObjectNode brief(ObjectNode line, ProblemRow row) {
        return line.put("problem", key(row).toString())
                .put("source", row.source())
                .put("code", row.problem().code().name())
                .put("place", row.problem().place())
                .put("vi", Mask.sentence(row.problem().vi()))
                .put("en", Mask.sentence(row.problem().en()));
    }

    private static ProblemKey key(ProblemRow row) {
        return new ProblemKey(row.position(), row.index(), row.part());
    }

    private void show(List<ProblemKey> named, ObjectNode answer) {
        List<ObjectNode> found = new ArrayList<>();
        for (ProblemKey name : named) {
            Optional<ProblemRow> row = ledger.findProblem(name);
            if (row.isEmpty()) {
                Steering.say(
                        answer,
                        "nothing-found",
                        "Không có vấn đề " + name + "; 'problems list' liệt kê các vấn đề đang mở",
                        "Found no problem " + name + "; 'problems list' names those that are open");
                return;
            }
            found.add(whole(row.get()));
        }
        Steering.say(answer, "done", "", "");
        answer.putArray("problems").addAll(found);
    }

    private static ObjectNode whole(ProblemRow row) {
        ObjectNode line = brief(JsonNodeFactory.instance.objectNode(), row);
        line.put("number", row.number().map(DossierNumber::value).orElse(null));
        return line.put("state", row.state().name())
                .put("openedAt", row.openedAt().toString())
                .put("records", row.records());
    }

    private void decide(
            JsonNode order,
            List<ProblemKey> named,
            Optional<ProblemCode> code,
            Optional<String> source,
            ObjectNode answer) {
        boolean releases = order.path("action").asText().equals("problems-release");
        Decision.Action action = releases ? Decision.Action.RELEASE : Decision.Action.DISCARD;
        String who = order.path("who").asText("?");
        String why = order.path("why").asText();
        Optional<String> like = said(order, "like");
        if (like.isPresent() && (code.isEmpty() || source.isEmpty() || !named.isEmpty())) {
            Steering.say(
                    answer,
                    "order-not-understood",
                    "Cần --code và --source cùng với --like, và không có tên vấn đề",
                    "Expected --code and --source with --like, and no names of problems");
            return;
        }
        long upTo = order.path("upTo").asLong(Long.MAX_VALUE);
        List<ProblemKey> all = named.isEmpty() ? listOpen(code, source, like, upTo) : named;
        Optional<String> portalId = said(order, "portalId");
        if (portalId.isPresent()) {
            releaseAs(portalId.get(), named, who, why, answer);
            return;
        }
        decisions
                .decideNamed(action, all, who, why)
                .fold(position -> done(answer, position, all.size()), no -> refused(answer, no));
    }

    private void releaseAs(String portalId, List<ProblemKey> named, String who, String why, ObjectNode answer) {
        if (named.size() != 1) {
            Steering.say(
                    answer,
                    "order-not-understood",
                    "Cần đúng một vấn đề với --portal-id: mỗi mã IdHoSo là của một hồ sơ",
                    "Expected one problem with --portal-id: an IdHoSo belongs to one dossier");
            return;
        }
        decisions
                .releaseAs(portalId, named.get(0), who, why)
                .fold(position -> done(answer, position, 1), no -> refused(answer, no));
    }

    /** In the order of their records, so that a release keeps the order of each dossier. */
    private List<ProblemKey> listOpen(
            Optional<ProblemCode> code, Optional<String> source, Optional<String> like, long upTo) {
        if (like.isPresent()) {
            return new Cases(ledger, source.orElseThrow(), code.orElseThrow()).keys(like.get(), upTo);
        }
        return groups(code, source).stream()
                .flatMap(group -> ledger.listOpen(group.upTo(upTo), Integer.MAX_VALUE).stream())
                .sorted()
                .toList();
    }

    private List<ProblemGroup> groups(Optional<ProblemCode> code, Optional<String> source) {
        return ledger.openByCause().stream()
                .filter(group -> code.isEmpty() || code.get() == group.code())
                .filter(group -> source.isEmpty() || source.get().equals(group.source()))
                .toList();
    }

    private static Void done(ObjectNode answer, long position, int problems) {
        answer.put("position", position).put("decided", problems);
        String count = problems == 1 ? "" : " (" + problems + ")";
        Steering.say(answer, "done", "Thông điệp " + position + count, "Message " + position + count);
        return null;
    }

    private static Void refused(ObjectNode answer, Refusal refusal) {
        Steering.say(answer, refusal.code(), refusal.vi(), refusal.en());
        return null;
    }
}
