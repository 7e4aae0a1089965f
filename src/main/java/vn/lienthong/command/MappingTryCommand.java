package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Problem;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Seen;
import vn.lienthong.settings.UsageException;
import vn.lienthong.workbench.Tried;

@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        description =
                "Thử ánh xạ với một gói tin: ra gì, từ đâu, bỏ qua gì / one payload: what comes out, whence, what is ignored")
final class MappingTryCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Parameters(index = "0", paramLabel = "<code>", description = "Mã nguồn / the source's code")
    private String code;

    @Parameters(index = "1", paramLabel = "<payload>", description = "Tệp / file: .json, .xml, .csv, .xlsx")
    private Path payload;

    @Option(
            names = "--fact",
            paramLabel = "<name=value>",
            description = "Dữ kiện truyền nhận / a transport fact (@name)")
    private Map<String, String> facts = new LinkedHashMap<>();

    @Option(
            names = "--expect",
            description = "Chỉ in kết quả, như <tên>.expected.json / only the result, as an expectation")
    private boolean expect;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path mappings = options.hub().mappings();
        MappingTestCommand.known(mappings, code);
        if (!Files.isRegularFile(payload)) {
            throw new UsageException("Không có tệp " + payload, "Expected a file, but found none: " + payload);
        }
        Tried tried = Tried.of(mappings, code, payload, facts);
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(json(tried));
        } else if (expect && tried.seen().isPresent()) {
            out.print(tried.expectation());
            out.flush();
            // A problem may be what is expected.
            return Commands.FINE;
        } else {
            print(tried, out);
        }
        return tried.clean() ? Commands.FINE : Commands.FAILED;
    }

    private void print(Tried tried, PrintWriter out) {
        for (Finding finding : tried.findings()) {
            out.println(code + "/" + finding.file() + ":" + finding.line() + ":" + finding.column() + "  "
                    + finding.code() + "  " + options.say(finding.vi(), finding.en()));
        }
        tried.seen().ifPresent(seen -> print(seen, out));
    }

    private void print(Seen seen, PrintWriter out) {
        for (Heard heard : seen.heard()) {
            out.println(options.say("Bản ghi ", "Record ") + heard.index());
            for (Seen.Trace trace : seen.traces()) {
                if (trace.index() == heard.index() && trace.value() != null) {
                    out.println("    " + trace.field() + " = '" + trace.value() + "'  ← "
                            + (trace.said().isEmpty()
                                    ? options.say("hằng số", "constant")
                                    : String.join(", ", trace.said()))
                            + "  (" + trace.line() + ")");
                }
            }
            Tried.problem(heard)
                    .ifPresent(problem -> out.println("    " + problem.code() + "  " + problem.place() + "\n        "
                            + options.say(problem.vi(), problem.en())));
        }
        if (!seen.ignored().isEmpty()) {
            out.println(options.say("Không dòng nào dùng:", "Used by no line:"));
            seen.ignored().forEach(path -> out.println("    " + path));
        }
        long failed = seen.heard().stream()
                .filter(heard -> Tried.problem(heard).isPresent())
                .count();
        out.println(options.say(
                seen.heard().size() + " bản ghi, " + failed + " có vấn đề",
                seen.heard().size() + " records, " + failed + " with a problem"));
    }

    private static ObjectNode json(Tried tried) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        ArrayNode findings = report.putArray("findings");
        tried.findings().forEach(finding -> findings.add(mapper.valueToTree(finding)));
        Optional<Seen> seen = tried.seen();
        if (seen.isEmpty()) {
            return report;
        }
        report.set("records", mapper.readTree(tried.expectation()));
        ArrayNode traces = report.putArray("traces");
        seen.get().traces().forEach(trace -> traces.add(mapper.valueToTree(trace)));
        ArrayNode problems = report.putArray("problems");
        for (Heard heard : seen.get().heard()) {
            Tried.problem(heard)
                    .ifPresent(problem -> problem(problems.addObject().put("index", heard.index()), problem));
        }
        ArrayNode ignored = report.putArray("ignored");
        seen.get().ignored().forEach(ignored::add);
        return report;
    }

    private static void problem(ObjectNode out, Problem problem) {
        out.put("code", problem.code().name());
        out.put("place", problem.place());
        out.put("vi", problem.vi());
        out.put("en", problem.en());
    }
}
