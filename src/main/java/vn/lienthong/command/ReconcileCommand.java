package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.hub.Orders;
import vn.lienthong.hub.Running;
import vn.lienthong.reconcile.Verdict;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.UsageException;

/** Orders a reconciliation and follows it. The hub does it: a command that is killed takes nothing with it, and may be given again. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Đối soát nguồn, trục và Cổng theo ngày tiếp nhận; mã thoát 0: khớp, 1: có khác biệt, 3: chưa xác nhận hết.",
            "Reconciles source, hub and portal by day of reception; exit code 0: agreement, 1: differences, 3: not yet confirmed."
        })
final class ReconcileCommand implements Callable<Integer> {
    private static final List<String> HEALS = List.of("re-pull", "re-push");

    @Mixin
    private CommonOptions options;

    @Option(names = "--source", required = true, description = "Mã nguồn / the source's code")
    private String source;

    @Option(names = "--from", required = true, description = "Ngày đầu / first day, such as 2026-10-12")
    private String from;

    @Option(names = "--to", description = "Ngày cuối / last day, included (--from)")
    private String to;

    @Option(
            names = "--sample",
            defaultValue = "100",
            description =
                    "Tra cứu thêm bấy nhiêu hồ sơ đã xác nhận / look up so many confirmed dossiers too (${DEFAULT-VALUE})")
    private int sample;

    @Option(names = "--seed", description = "Hạt giống của mẫu / seed of the sample (drawn, and printed)")
    private Long seed;

    @Option(names = "--heal", description = "re-pull, re-push, cả hai / both: re-pull,re-push; none (as set)")
    private String heal;

    @Option(
            names = "--national-report",
            paramLabel = "<csv>",
            description = "Số tiếp nhận theo báo cáo quốc gia / received by the national report: agency,received")
    private Path report;

    @Option(names = "--who", defaultValue = "${sys:user.name}", description = "Người yêu cầu / who asks")
    private String who;

    @Option(
            names = "--wait",
            defaultValue = "30",
            description = "Chờ trục trả lời, giây / wait for each answer of the hub, seconds (${DEFAULT-VALUE})")
    private int wait;

    /** Longer than the longest reading of a source (ReconcileParties). */
    private static final Duration LONGEST_STILL = Duration.ofMinutes(20);

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        SourceCommand.find(hub, source);
        ObjectNode order = order();
        if (!Running.isHeld(hub.data())) {
            throw new UsageException(
                    "Trục chưa chạy trên thư mục " + hub.data() + ": hãy khởi động bằng lệnh run rồi đối soát",
                    "Expected a hub that runs on " + hub.data() + ": start it with 'run', then reconcile");
        }
        Orders orders = new Orders(hub.data());
        JsonNode begun = ask(orders, order);
        if (!begun.path("code").asText().equals("done")) {
            throw new UsageException(begun.path("vi").asText(), begun.path("en").asText());
        }
        return report(follow(orders, begun));
    }

    private ObjectNode order() throws IOException {
        ObjectNode order = new ObjectMapper().createObjectNode();
        order.put("action", "reconcile").put("source", source).put("who", who);
        order.put("from", day(from).toString());
        order.put("to", day(to == null ? from : to).toString());
        order.put("sample", sample);
        if (seed != null) {
            order.put("seed", seed);
        }
        heals().forEach(order.putArray("heal")::add);
        ObjectNode counts = order.putObject("report");
        Map<String, Long> given = report == null ? Map.of() : NationalReport.read(report);
        given.forEach(counts::put);
        return order;
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageException(
                    "Cần ngày như 2026-10-12 nhưng là '" + text + "'",
                    "Expected a day such as 2026-10-12, but found '" + text + "'");
        }
    }

    private List<String> heals() throws IOException {
        String said = heal == null ? options.settings().heal(source) : heal;
        List<String> named =
                said.equals("none") ? List.of() : List.of(said.strip().split("\\s*,\\s*"));
        if (!HEALS.containsAll(named)) {
            throw new UsageException(
                    "--heal: cần none, re-pull, re-push hoặc re-pull,re-push nhưng là '" + said + "'",
                    "Expected --heal none, re-pull, re-push or re-pull,re-push, but found '" + said + "'");
        }
        return named;
    }

    private JsonNode ask(Orders orders, ObjectNode order) throws IOException, InterruptedException {
        Optional<JsonNode> answer = orders.give(order, wait);
        if (answer.isEmpty()) {
            throw new UsageException(
                    "Trục không trả lời trong " + wait + " giây; chạy lại lệnh này sẽ làm tiếp",
                    "Expected an answer of the hub within " + wait + " seconds; the same command goes on later");
        }
        return answer.get();
    }

    private JsonNode follow(Orders orders, JsonNode begun) throws IOException, InterruptedException {
        JsonNode now = begun;
        ProgressLine line = new ProgressLine(spec.commandLine().getErr(), System.console() != null);
        long moved = System.nanoTime();
        while (!now.path("ended").asBoolean()) {
            moved = tell(now, line) ? System.nanoTime() : moved;
            if (System.nanoTime() - moved > LONGEST_STILL.toNanos()) {
                throw new UsageException(
                        "Đối soát đứng yên đã " + LONGEST_STILL.toMinutes()
                                + " phút: một bên không trả lời, hãy xem nhật ký của trục;"
                                + " chạy lại lệnh này sẽ theo dõi tiếp",
                        "Expected the reconciliation to move within " + LONGEST_STILL.toMinutes()
                                + " minutes: a party does not answer, see the hub's log; the same command follows it again");
            }
            TimeUnit.MILLISECONDS.sleep(500);
            ObjectNode look = new ObjectMapper().createObjectNode();
            look.put("action", "reconcile-progress").put("id", begun.path("id").asText());
            now = ask(orders, look);
        }
        line.end();
        return now;
    }

    /** On the error stream, so that what is printed stays one result. True when it moved. */
    private boolean tell(JsonNode now, ProgressLine line) {
        long done = now.path("lookedUp").asLong();
        long all = now.path("toLookUp").asLong();
        long read = now.path("read").asLong();
        String words = now.path("phase").asText() + "  " + done + "/" + all + "  "
                + options.say("khác biệt ", "differences ")
                + now.path("found").asInt();
        String passing = read == 0 ? "" : "  " + read + options.say(" hồ sơ đã đọc", " dossiers read");
        return line.show(words, passing, done, all);
    }

    private int report(JsonNode ended) {
        PrintWriter out = spec.commandLine().getOut();
        Verdict verdict = Verdict.valueOf(ended.path("verdict").asText());
        if (options.json()) {
            out.println(ended);
        } else {
            new ReconcileReport(ended.path("job"), options, out).print(verdict);
        }
        return switch (verdict) {
            case AGREES -> Commands.FINE;
            case NOT_CONFIRMED -> Commands.OPEN;
            case DIFFERS, FAILED -> Commands.FAILED;
        };
    }
}
