package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import vn.lienthong.ledger.Account;
import vn.lienthong.ledger.SourcePage;
import vn.lienthong.sandbox.SandboxReport;

/** What the demo tells a newcomer: where to look, how it goes, and how it ended. */
final class DemoReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DemoStage stage;
    private final CommonOptions options;
    private final PrintWriter out;
    private long lastPending = -1;

    DemoReport(DemoStage stage, CommonOptions options, PrintWriter out) {
        this.stage = stage;
        this.options = options;
        this.out = out;
    }

    void welcome(Path data) {
        if (options.json()) {
            return;
        }
        out.println(options.say("Bảng theo dõi:    ", "Dashboard:        ") + stage.address + "/");
        out.println(options.say("Cổng thử nghiệm:  ", "Sandbox portal:   ") + stage.sandbox.uri() + "/sandbox/");
        out.println(options.say("Dữ liệu:          ", "Data:             ") + data);
        stage.keys.forEach((source, key) ->
                out.println(options.say("Khóa API:         ", "API key:          ") + source + "  " + key));
    }

    void progress(Account now) {
        if (options.json() || now.pending() == lastPending) {
            return;
        }
        lastPending = now.pending();
        out.println(options.say("đã nhận ", "received ")
                + now.records()
                + options.say(", đã xong ", ", settled ")
                + now.settled()
                + options.say(", đang gửi ", ", on the way ")
                + now.pending()
                + options.say(", vấn đề ", ", problems ")
                + now.problems());
    }

    /** Until the newcomer has seen enough. */
    void watch(CountDownLatch forever) throws InterruptedException {
        out.println(options.say("Nhấn Ctrl+C để dừng.", "Press Ctrl+C to stop."));
        forever.await();
    }

    /** The account per source beside what the portal says it holds; the exit code says whether they agree. */
    int end(List<String> differences) throws IOException {
        SandboxReport portal = stage.sandbox.report();
        List<SourcePage> sources = stage.hub.house().ledger.sources();
        if (options.json()) {
            out.println(json(sources, portal, differences));
        } else {
            print(sources, portal, differences);
        }
        return differences.isEmpty() ? Commands.FINE : Commands.FAILED;
    }

    int bulk(DemoBulk run) throws IOException {
        double seconds = run.settled().toMillis() / 1000.0;
        Account account = run.account();
        boolean fine = run.sent().complete()
                && account.records() == run.sent().records()
                && account.pending() == 0
                && account.balances()
                && run.wrong() == 0;
        ObjectNode node = JSON.createObjectNode();
        node.put("statuses", run.sent().records());
        node.put("deliveries", run.sent().deliveries());
        node.put("dossiers", run.sent().dossiers());
        node.put("acceptedSeconds", run.accepted().toMillis() / 1000.0);
        node.put("settledSeconds", seconds);
        node.put("eventsPerSecond", Math.round(run.sent().records() / seconds));
        node.put("settled", account.settled());
        node.put("unchanged", account.unchanged());
        node.put("stale", account.stale());
        node.put("problems", account.problems());
        node.put("wrongAtThePortal", run.wrong());
        node.put("portalSteps", stage.sandbox.report().steps());
        node.put("portalCalls", stage.sandbox.report().calls());
        node.put("portalLookups", stage.sandbox.report().lookups());
        if (options.json()) {
            out.println(JSON.writeValueAsString(node));
        } else {
            node.properties().forEach(figure -> out.printf("%-18s %s%n", figure.getKey(), figure.getValue()));
        }
        return fine ? Commands.FINE : Commands.FAILED;
    }

    private void print(List<SourcePage> sources, SandboxReport portal, List<String> differences) {
        String row = "%-20s %10s %8s %8s %10s %6s %9s%n";
        out.printf(
                row,
                options.say("nguồn", "source"),
                options.say("lần nhận", "deliveries"),
                options.say("bản ghi", "records"),
                options.say("đã xong", "settled"),
                options.say("không đổi", "unchanged"),
                options.say("cũ", "stale"),
                options.say("vấn đề", "problems"));
        for (SourcePage source : sources) {
            Account account = source.account();
            out.printf(
                    row,
                    source.source(),
                    source.deliveries(),
                    account.records(),
                    account.settled(),
                    account.unchanged(),
                    account.stale(),
                    account.problems());
        }
        out.println(options.say("Cổng giữ: ", "The portal holds: ")
                + portal.dossiers()
                + options.say(" hồ sơ, ", " dossiers, ")
                + portal.steps()
                + options.say(" bước, ", " steps, ")
                + duplicates(portal)
                + options.say(" trùng lặp", " duplicates"));
        differences.stream().limit(20).forEach(out::println);
        out.println(
                differences.isEmpty()
                        ? options.say("Đã đồng bộ: số liệu hai bên khớp nhau.", "Synchronised: both sides agree.")
                        : options.say("CHƯA đồng bộ xong.", "NOT synchronised."));
    }

    private static String json(List<SourcePage> sources, SandboxReport portal, List<String> differences)
            throws IOException {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode list = all.putArray("sources");
        for (SourcePage source : sources) {
            Account account = source.account();
            ObjectNode one = list.addObject();
            one.put("code", source.source());
            one.put("deliveries", source.deliveries());
            one.put("records", account.records());
            one.put("settled", account.settled());
            one.put("unchanged", account.unchanged());
            one.put("stale", account.stale());
            one.put("problems", account.problems());
        }
        ObjectNode held = all.putObject("portal");
        held.put("dossiers", portal.dossiers());
        held.put("steps", portal.steps());
        held.put("duplicates", duplicates(portal));
        ArrayNode open = all.putArray("differences");
        differences.forEach(open::add);
        return JSON.writeValueAsString(all);
    }

    /** Steps that the portal holds twice, and dossier calls that told it what it held. */
    private static long duplicates(SandboxReport portal) {
        return portal.duplicateSteps() + portal.duplicateDossierCalls();
    }
}
