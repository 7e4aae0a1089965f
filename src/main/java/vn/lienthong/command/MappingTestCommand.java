package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.mapping.Inventory;
import vn.lienthong.settings.UsageException;
import vn.lienthong.workbench.Difference;
import vn.lienthong.workbench.Rehearsal;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Đọc mọi examples/* và so với kết quả mong đợi / every example against what is expected of it")
final class MappingTestCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Parameters(
            arity = "0..*",
            paramLabel = "<code>",
            description = "Mã nguồn; để trống là tất cả / sources; all unless named")
    private List<String> codes = new ArrayList<>();

    @Option(names = "--uncovered", description = "Liệt kê phần chưa được ví dụ nào dùng / list what no example reaches")
    private boolean uncovered;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path mappings = options.hub().mappings();
        List<Rehearsal.Result> results = new ArrayList<>();
        Rehearsal rehearsal = new Rehearsal(mappings);
        for (String code : codes.isEmpty() ? Bundle.codes(mappings) : codes) {
            results.add(rehearsal.run(known(mappings, code)));
        }
        if (options.json()) {
            spec.commandLine().getOut().println(json(results));
        } else {
            results.forEach(this::print);
            total(results);
        }
        return results.stream().allMatch(Rehearsal.Result::passed) ? Commands.FINE : Commands.FAILED;
    }

    /** The code, or a refusal that names the folders there are. */
    static String known(Path mappings, String code) {
        if (code.matches("[a-z0-9-]+") && Files.isDirectory(mappings.resolve(code))) {
            return code;
        }
        throw new UsageException(
                "Không có thư mục " + mappings.resolve(code) + "; có: " + Bundle.codes(mappings),
                "Expected a folder " + mappings.resolve(code) + ", but there is none; there are: "
                        + Bundle.codes(mappings));
    }

    private void print(Rehearsal.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : result.findings()) {
            out.println(result.code() + "/" + finding.file() + ":" + finding.line() + ":" + finding.column() + "  "
                    + finding.code() + "  " + options.say(finding.vi(), finding.en()));
        }
        for (Difference difference : result.differences()) {
            out.println(difference.text(options.vietnamese()));
        }
        Inventory whole = result.whole();
        Inventory used = result.used();
        out.println(result.code() + ": "
                + options.say(
                        result.examples() + " ví dụ, " + result.differences().size() + " khác biệt; trường "
                                + used.lines().size() + "/" + whole.lines().size() + ", dòng mã "
                                + used.rows().size() + "/" + whole.rows().size() + ", nhánh "
                                + used.branches().size() + "/"
                                + whole.branches().size(),
                        result.examples() + " examples, " + result.differences().size() + " differences; fields "
                                + used.lines().size() + "/" + whole.lines().size() + ", code rows "
                                + used.rows().size() + "/" + whole.rows().size() + ", branches "
                                + used.branches().size() + "/"
                                + whole.branches().size()));
        if (uncovered) {
            uncovered(whole.without(used)).forEach(line -> out.println("    " + line));
        }
    }

    private static List<String> uncovered(Inventory rest) {
        List<String> lines = new ArrayList<>();
        new TreeSet<>(rest.lines()).forEach(line -> lines.add(line.where() + "  " + line.name()));
        new TreeSet<>(rest.rows()).forEach(row -> lines.add(row.table() + ":" + row.line() + "  → " + row.canonical()));
        new TreeSet<>(rest.branches()).forEach(line -> lines.add(line.where() + "  " + line.name()));
        return lines;
    }

    private void total(List<Rehearsal.Result> results) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        int examples = results.stream().mapToInt(Rehearsal.Result::examples).sum();
        spec.commandLine()
                .getOut()
                .println(options.say(
                        results.size() + " ánh xạ, " + examples + " ví dụ, " + failed + " không đạt",
                        results.size() + " mappings, " + examples + " examples, " + failed + " failed"));
    }

    private static ObjectNode json(List<Rehearsal.Result> results) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        report.put("passed", results.stream().allMatch(Rehearsal.Result::passed));
        ArrayNode list = report.putArray("mappings");
        for (Rehearsal.Result result : results) {
            ObjectNode one = list.addObject();
            one.put("code", result.code());
            one.put("passed", result.passed());
            one.put("examples", result.examples());
            ArrayNode findings = one.putArray("findings");
            result.findings().forEach(finding -> findings.add(mapper.valueToTree(finding)));
            ArrayNode differences = one.putArray("differences");
            result.differences().forEach(difference -> differences.add(mapper.valueToTree(difference)));
            ObjectNode coverage = one.putObject("coverage");
            covered(
                    coverage,
                    "fields",
                    result.whole().lines().size(),
                    result.used().lines().size());
            covered(
                    coverage,
                    "codeRows",
                    result.whole().rows().size(),
                    result.used().rows().size());
            covered(
                    coverage,
                    "branches",
                    result.whole().branches().size(),
                    result.used().branches().size());
            ArrayNode missed = one.putArray("uncovered");
            uncovered(result.whole().without(result.used())).forEach(missed::add);
        }
        return report;
    }

    private static void covered(ObjectNode coverage, String what, int all, int used) {
        coverage.putObject(what).put("all", all).put("used", used);
    }
}
