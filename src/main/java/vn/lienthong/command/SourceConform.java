package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.asking.Conformance;
import vn.lienthong.asking.Survey;
import vn.lienthong.dashboard.FailedLook;
import vn.lienthong.hub.SourceProbe;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.UsageException;
import vn.lienthong.source.Source;

/** Two rounds of asking, as the hub would ask; nothing is journalled and nothing reaches the portal. */
@Command(
        name = "conform",
        mixinStandardHelpOptions = true,
        description =
                "Báo cáo phù hợp của một nguồn mới, để ký / a conformance report for a new source, to be signed; writes nothing else")
final class SourceConform implements Callable<Integer> {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @Mixin
    private CommonOptions options;

    @Option(
            names = "--wait",
            defaultValue = "60",
            description = "Chờ mỗi vòng, giây / wait for a round, seconds (${DEFAULT-VALUE})")
    private int wait;

    @Option(
            names = "--report",
            paramLabel = "<file>",
            description = "Tệp báo cáo / the report's file (data/conformance/<code>-<time>.md)")
    private Path report;

    @Parameters(paramLabel = "<code>", description = "Mã nguồn / the source's code")
    private String code;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        Source source = SourceCommand.find(hub, code);
        if (!source.template().startsWith("poll-")) {
            throw new UsageException(
                    "Chỉ xét được nguồn mà trục đi hỏi (poll-…), nhưng '" + code + "' dùng " + source.template()
                            + "; với nguồn tự gửi, hãy cho gửi thử rồi xem bảng điều khiển",
                    "Expected a source that the hub asks (poll-…), but '" + code + "' uses " + source.template()
                            + "; let one that pushes send once, and look at the dashboard");
        }
        List<FailedLook> failures = new ArrayList<>();
        Survey first = round(hub, failures);
        Survey second = round(hub, failures);
        List<Conformance.Point> points = Conformance.of(first, second, failures);
        Instant now = Clock.systemUTC().instant();
        Path file = report == null ? usual(hub, now) : report;
        write(file, text(source, points, now));
        print(source, points, file);
        return verdict(points) == Conformance.Verdict.FAULT ? Commands.FAILED : Commands.FINE;
    }

    private Survey round(HubOptions hub, List<FailedLook> failures) throws Exception {
        try (SourceProbe probe = SourceProbe.surveying(hub, options.settings(), code)) {
            probe.look(wait);
            probe.failure().ifPresent(failures::add);
            return probe.survey();
        }
    }

    private Path usual(HubOptions hub, Instant now) {
        String time =
                DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(VIETNAM).format(now);
        return hub.data().resolve("conformance").resolve(code + "-" + time + ".md");
    }

    private static Conformance.Verdict verdict(List<Conformance.Point> points) {
        List<Conformance.Verdict> all =
                points.stream().map(Conformance.Point::verdict).toList();
        if (all.contains(Conformance.Verdict.FAULT)) {
            return Conformance.Verdict.FAULT;
        }
        return all.contains(Conformance.Verdict.WATCH) ? Conformance.Verdict.WATCH : Conformance.Verdict.FINE;
    }

    private void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    private String text(Source source, List<Conformance.Point> points, Instant now) {
        StringBuilder text = new StringBuilder();
        text.append(options.say("# Báo cáo phù hợp của nguồn ", "# Conformance report of the source "))
                .append(code)
                .append("\n\n")
                .append(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX")
                        .withZone(VIETNAM)
                        .format(now))
                .append(options.say(", mẫu ", ", template "))
                .append(source.template())
                .append(options.say(
                        ". Hai vòng hỏi; không ghi nhật ký, không gửi gì lên Cổng.\n\n",
                        ". Two rounds of asking; nothing was journalled, nothing was sent to the portal.\n\n"));
        text.append(options.say(
                "| mục | kết luận | đã thấy | cần làm |\n|---|---|---|---|\n",
                "| point | verdict | seen | to do |\n|---|---|---|---|\n"));
        boolean vi = options.vietnamese();
        points.forEach(point -> text.append("| ")
                .append(point.name())
                .append(" | ")
                .append(point.verdict().in(vi))
                .append(" | ")
                .append(cell(point.seen().in(vi)))
                .append(" | ")
                .append(cell(point.advice().in(vi)))
                .append(" |\n"));
        text.append(options.say("\nKết luận chung: ", "\nOn the whole: "))
                .append(verdict(points).in(vi))
                .append(options.say(
                        "\n\nNgười kiểm tra: ______________________  Ngày: ______________\n\n"
                                + "Đại diện đơn vị nguồn: ______________________  Ngày: ______________\n",
                        "\n\nChecked by: ______________________  Date: ______________\n\n"
                                + "For the source's owner: ______________________  Date: ______________\n"));
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "/").replace("\n", " ");
    }

    private void print(Source source, List<Conformance.Point> points, Path file) {
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            ObjectNode said = new ObjectMapper().createObjectNode();
            said.put("source", code).put("template", source.template());
            said.put("verdict", verdict(points).name()).put("report", file.toString());
            ArrayNode list = said.putArray("points");
            points.forEach(point -> list.addObject()
                    .put("point", point.name())
                    .put("verdict", point.verdict().name())
                    .put("vi", point.seen().vi())
                    .put("en", point.seen().en())
                    .put("adviceVi", point.advice().vi())
                    .put("adviceEn", point.advice().en()));
            out.println(said);
            return;
        }
        boolean vi = options.vietnamese();
        points.forEach(point -> out.println(point.name() + "  "
                + point.verdict().in(vi) + "  " + point.seen().in(vi)
                + (point.advice().vi().isEmpty() ? "" : "  → " + point.advice().in(vi))));
        out.println(options.say("Báo cáo để ký: ", "The report, to be signed: ") + file);
    }
}
