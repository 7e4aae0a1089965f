package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import vn.lienthong.asking.PollFailures;
import vn.lienthong.asking.Receiving;
import vn.lienthong.asking.Times;
import vn.lienthong.dashboard.FailedLook;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Source;
import vn.lienthong.source.Sources;

/**
 * Bean {@code steering}: what a person decides about a source, or about problems, while the hub runs. The decision is an entry of the journal before
 * it takes effect, like every other; an order that comes again after a crash is journalled again and changes nothing more.
 */
public final class Steering {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Journal journal;
    private final Intake intake;
    private final Sources sources;
    private final Pauses pauses;
    private final PollFailures failures;
    private final ProblemOrders problems;
    private final Clock clock;
    private volatile ReconcileOrders reconciliations;
    private volatile SearchOrders searches;
    private volatile RedeliverOrders redeliveries;
    private volatile LookOrders looks;
    private volatile ExportOrders exports;

    public Steering(
            Journal journal,
            Intake intake,
            Sources sources,
            Pauses pauses,
            PollFailures failures,
            ProblemOrders problems,
            Clock clock) {
        this.journal = journal;
        this.intake = intake;
        this.sources = sources;
        this.pauses = pauses;
        this.failures = failures;
        this.problems = problems;
        this.clock = clock;
    }

    /** Reconciliations heal through steering, and are ordered through it: known once both are there. */
    public void takes(SearchOrders orders) {
        searches = orders;
    }

    public void takes(RedeliverOrders orders) {
        redeliveries = orders;
    }

    public void takes(LookOrders orders) {
        looks = orders;
    }

    public void takes(ExportOrders orders) {
        exports = orders;
    }

    public void takes(ReconcileOrders orders) {
        reconciliations = orders;
    }

    /** As {@code pull}, or {@code pull-once} for a source that has no day to begin at; false when it is not asked every period. */
    boolean readAgain(String code, String from, String who, String why, CamelContext context) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode order =
                JSON.createObjectNode().put("from", from).put("who", who).put("why", why);
        try {
            SourceRoutes rounds = new SourceRoutes(context);
            String template = sources.find(code).map(Source::template).orElse("");
            pull(code, template, order, rounds, answer);
            if (!answer.path("code").asText().equals("done")) {
                once(code, order, rounds, answer);
            }
            return answer.path("code").asText().equals("done");
        } catch (Exception e) {
            throw new IllegalStateException("Expected a round of " + code + " by its own route, but it failed", e);
        }
    }

    /** The body is the order's file and becomes the answer's. An order that cannot be is answered, not journalled. */
    public void obey(Exchange exchange) throws Exception {
        ObjectNode answer = JSON.createObjectNode();
        try {
            obey(
                    JSON.readTree(exchange.getMessage().getBody(byte[].class)),
                    new SourceRoutes(exchange.getContext()),
                    answer);
        } catch (IOException e) {
            say(answer, "order-not-understood", "Không đọc được lệnh này", "Expected an order in JSON, but found none");
        }
        exchange.getMessage().setBody(JSON.writeValueAsBytes(answer));
    }

    private void obey(JsonNode order, SourceRoutes rounds, ObjectNode answer) throws Exception {
        if (ProblemOrders.isMeant(order)) {
            problems.obey(order, answer);
            return;
        }
        if (HoldOrders.isMeant(order)) {
            HoldOrders.obey(order, journal, clock.instant(), answer);
            return;
        }
        if (reconciliations != null && ReconcileOrders.isMeant(order)) {
            reconciliations.obey(order, answer);
            return;
        }
        if (searches != null && SearchOrders.isMeant(order)) {
            searches.obey(order, answer);
            return;
        }
        if (redeliveries != null && RedeliverOrders.isMeant(order)) {
            redeliveries.obey(order, answer);
            return;
        }
        if (looks != null && LookOrders.isMeant(order)) {
            looks.obey(order, answer);
            return;
        }
        if (exports != null && ExportOrders.isMeant(order)) {
            exports.obey(order, answer);
            return;
        }
        String action = order.path("action").asText();
        Optional<Source> source = sources.find(order.path("source").asText());
        if (source.isEmpty()) {
            say(
                    answer,
                    "source-unknown",
                    "Không có nguồn này",
                    "Expected the code of a source, but found none of that name");
            return;
        }
        String code = source.get().code();
        String template = source.get().template();
        switch (action) {
            case Pauses.PAUSE, Pauses.RESUME -> turn(action, source.get(), order, rounds, answer);
            case "pull" -> pull(code, template, order, rounds, answer);
            case "pull-once" -> once(code, order, rounds, answer);
            default ->
                say(answer, "order-not-understood", "Không có lệnh này", "Expected pause, resume, pull or pull-once");
        }
    }

    private void turn(String action, Source source, JsonNode order, SourceRoutes rounds, ObjectNode answer)
            throws Exception {
        if (source.template().equals("drop-in")) {
            say(
                    answer,
                    "order-unsupported",
                    "Nguồn dùng mẫu drop-in không tạm dừng được: cổng phải trả lời ngay; hãy đổi khóa của nguồn",
                    "Expected a source that can wait, but a drop-in is answered like the portal; change its key instead");
            return;
        }
        journal(action, source.code(), null, order, answer);
        pauses.turn(source.code(), action);
        if (action.equals(Pauses.PAUSE)) {
            rounds.stop(source.code());
        } else {
            rounds.start(source.code());
        }
    }

    private void pull(String code, String template, JsonNode order, SourceRoutes rounds, ObjectNode answer)
            throws Exception {
        String from = order.path("from").asText();
        boolean dated =
                template.equals("poll-http-since") || template.equals("poll-sql") || template.equals("poll-soap");
        if (!dated || Times.said(from, Times.VIETNAM).isEmpty()) {
            say(
                    answer,
                    "order-unsupported",
                    "Chỉ đọc lại từ một ngày (như 2026-01-31) với poll-http-since, poll-sql, poll-soap; nguồn khác:"
                            + " pull-once",
                    "Expected a day such as 2026-01-31 and a source of poll-http-since, poll-sql or poll-soap; for others"
                            + " use pull-once");
            return;
        }
        long position = journal("pull", code, from, order, answer);
        intake.readAgain(code, from, position);
        rounds.once(code);
    }

    private void once(String code, JsonNode order, SourceRoutes rounds, ObjectNode answer) throws Exception {
        long before = journal.last();
        long failed = failures.find(code).map(FailedLook::times).orElse(0L);
        if (!rounds.once(code)) {
            say(
                    answer,
                    "order-unsupported",
                    "Nguồn này không được hỏi theo kỳ: nó tự gửi hoặc được đọc ngay khi có tệp, có tin",
                    "Expected a source that is asked every period; this one pushes, or is read as soon as something is"
                            + " there");
            return;
        }
        long kept = journal.list(before, 100_000, Long.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == Kind.DELIVERY && entry.party().equals(code))
                .count();
        answer.put("kept", kept);
        Optional<FailedLook> failure = failures.find(code).filter(found -> found.times() > failed);
        if (failure.isPresent()) {
            say(answer, failure.get().code(), failure.get().vi(), failure.get().en());
            return;
        }
        say(
                answer,
                "done",
                "Đã đọc một lượt, giữ lại " + kept + " thông điệp mới",
                "One round was read; " + kept + " messages had news and are kept");
    }

    private long journal(String action, String code, String from, JsonNode order, ObjectNode answer)
            throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", action);
        facts.put("source", code);
        if (from != null) {
            facts.put("cursor", from);
        }
        Payload why = Payload.of(
                JSON.writeValueAsBytes(Map.of("why", order.path("why").asText())));
        Draft draft = new Draft(
                Kind.DECISION, order.path("who").asText("?"), clock.instant(), "application/json", facts, why);
        long position = Receiving.durable(journal.append(draft));
        answer.put("position", position);
        say(answer, "done", "Đã thực hiện; thông điệp " + position, "Done; message " + position);
        return position;
    }

    static void say(ObjectNode answer, String code, String vi, String en) {
        answer.put("code", code).put("vi", vi).put("en", en);
    }

    /** What earlier decisions made of a source; called at start for the entries that matter, in order. */
    public static void remember(Entry entry, Pauses pauses) {
        if (Pauses.isMeant(entry)) {
            pauses.turn(entry.facts().get("source"), entry.facts().get("action"));
        }
    }
}
