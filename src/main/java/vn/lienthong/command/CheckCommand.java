package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.lienthong.check.Checkup;
import vn.lienthong.mapping.Finding;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Kiểm tra routes, mappings và cấu hình / everything is right, or what to write instead")
public final class CheckCommand implements Callable<Integer> {
    /** Every page that a finding may lead to. */
    public static final Set<String> PAGES = Set.of(
            "src/docs/problems.md",
            "src/docs/configuration.md",
            "src/docs/mapping-tools.md",
            "src/docs/mapping.md",
            "src/docs/route-templates.md");

    /** Pages that have a Vietnamese one beside them; a test compares this with the folder. */
    public static final Set<String> VIETNAMESE = Set.of("src/docs/mapping.md", "src/docs/mapping-tools.md");

    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Checkup checkup = Checkup.of(options.hub(), options.config());
        List<Finding> findings = checkup.findings();
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(json(checkup));
            return findings.isEmpty() ? Commands.FINE : Commands.FAILED;
        }
        findings.forEach(finding -> out.println(line(finding)));
        if (!findings.isEmpty()) {
            out.println(options.say("Giải thích từng mã: ", "What each code means: ") + pages(findings));
        }
        out.println(options.say(
                checkup.sourceCount() + " nguồn, " + findings.size() + " điểm cần sửa",
                checkup.sourceCount() + " sources, " + findings.size() + " findings"));
        return findings.isEmpty() ? Commands.FINE : Commands.FAILED;
    }

    private String line(Finding finding) {
        return finding.file() + ":" + finding.line() + ":" + finding.column() + "  " + finding.code() + "  "
                + options.say(finding.vi(), finding.en());
    }

    private ObjectNode json(Checkup checkup) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode().put("sources", checkup.sourceCount());
        ArrayNode list = report.putArray("findings");
        for (Finding finding : checkup.findings()) {
            ObjectNode one = mapper.valueToTree(finding);
            list.add(one.put("page", inLanguage(page(finding))));
        }
        return report;
    }

    private String pages(List<Finding> findings) {
        return findings.stream()
                .map(CheckCommand::page)
                .map(this::inLanguage)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ", inLanguage("src/docs/problems.md") + ", 3; ", ""));
    }

    /** The Vietnamese page for who reads Vietnamese, where there is one. */
    private String inLanguage(String page) {
        return options.vietnamese() && VIETNAMESE.contains(page) ? page.replace(".md", ".vi.md") : page;
    }

    /** The page that explains how such a file is written. */
    private static String page(Finding finding) {
        if (finding.code().startsWith("setting-") || finding.code().startsWith("secret-")) {
            return "src/docs/configuration.md";
        }
        if (finding.file().contains("/examples/")) {
            return "src/docs/mapping-tools.md";
        }
        boolean mapping = finding.file().endsWith(".csv")
                || finding.file().endsWith("mapping.yaml")
                || finding.file().endsWith("shape.txt");
        return mapping ? "src/docs/mapping.md" : "src/docs/route-templates.md";
    }
}
