package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.reconcile.Job;
import vn.lienthong.reconcile.Jobs;
import vn.lienthong.reconcile.Reconciler;
import vn.lienthong.reconcile.Request;
import vn.lienthong.source.Sources;

/** The orders of {@code reconcile}: one begins a job or goes on with it, one asks how far it is. */
public final class ReconcileOrders {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGIN = "reconcile";
    private static final String LOOK = "reconcile-progress";

    private final Jobs jobs;
    private final Reconciler reconciler;
    private final Nudge nudge;
    private final Sources sources;

    /** What is compared lies in memory: some 150 bytes a dossier. */
    private static final int MOST_DAYS = 91;

    private static final int MOST_SAMPLED = 10_000;

    public ReconcileOrders(Jobs jobs, Reconciler reconciler, Nudge nudge, Sources sources) {
        this.jobs = jobs;
        this.reconciler = reconciler;
        this.nudge = nudge;
        this.sources = sources;
    }

    static boolean isMeant(JsonNode order) {
        String action = order.path("action").asText();
        return action.equals(BEGIN) || action.equals(LOOK);
    }

    void obey(JsonNode order, ObjectNode answer) {
        if (order.path("action").asText().equals(LOOK)) {
            Optional<Job> job = jobs.find(order.path("id").asText());
            job.ifPresentOrElse(found -> say(found, answer), () -> notUnderstood(answer));
            return;
        }
        Optional<Request> request = request(order);
        if (request.isEmpty()) {
            notUnderstood(answer);
            return;
        }
        reconciler.begin(request.get()).fold(job -> goesOn(job, answer), other -> underWay(other, answer));
    }

    private Void goesOn(Job job, ObjectNode answer) {
        nudge.ring();
        say(job, answer);
        return null;
    }

    private static Void underWay(Job other, ObjectNode answer) {
        String words = other.request().words();
        Steering.say(
                answer,
                "reconcile-under-way",
                "Đang đối soát nguồn và kỳ này theo lệnh khác (" + words
                        + "); dùng đúng các từ đó để theo dõi, hoặc chờ xong"
                        + " rồi ra lệnh lại. Lệnh này chưa làm gì",
                "Expected the words of the job that is under way for this source and these days (" + words
                        + "), but found others; give those to follow it, or wait until it has ended. Nothing was begun");
        return null;
    }

    private Optional<Request> request(JsonNode order) {
        try {
            LocalDate from = LocalDate.parse(order.path("from").asText());
            LocalDate to = LocalDate.parse(order.path("to").asText());
            String source = order.path("source").asText();
            int sample = order.path("sample").asInt(-1);
            if (to.isBefore(from)
                    || to.isAfter(from.plusDays(MOST_DAYS))
                    || sample < 0
                    || sample > MOST_SAMPLED
                    || sources.find(source).isEmpty()) {
                return Optional.empty();
            }
            List<String> heal = new ArrayList<>();
            order.path("heal").forEach(how -> heal.add(how.asText()));
            Map<String, Long> report = new TreeMap<>();
            order.path("report")
                    .properties()
                    .forEach(one -> report.put(one.getKey(), one.getValue().asLong()));
            return Optional.of(new Request(
                    source,
                    from.toString(),
                    to.toString(),
                    sample,
                    order.path("seed").asLong(Request.ANY_SEED),
                    heal,
                    order.path("who").asText("?"),
                    report));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static void notUnderstood(ObjectNode answer) {
        Steering.say(
                answer,
                "order-not-understood",
                "Cần nguồn có trong routes/sources, ngày như 2026-10-12 theo thứ tự, không quá 92 ngày, và số mẫu từ 0 đến 10000",
                "Expected a source of routes/sources, days such as 2026-10-12 in order and at most 92 of them, and a sample of 0 to 10000");
    }

    private void say(Job job, ObjectNode answer) {
        Steering.say(answer, "done", "", "");
        answer.put("id", job.request().id()).put("phase", job.phase().name());
        answer.put("read", reconciler.heard(job));
        answer.put("lookedUp", job.portal().next())
                .put("toLookUp", job.portal().queue().size());
        answer.put("found", job.findings().size())
                .put("ended", job.isEnded())
                .put("agrees", job.isEnded() && job.agrees())
                .put("verdict", job.isEnded() ? job.verdict().name() : null);
        if (job.isEnded()) {
            answer.set("job", JSON.valueToTree(job));
        }
    }
}
