package vn.lienthong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.source.Source;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Kiểm tra routes, mappings và cấu hình / everything is right, or what to write instead")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        Settings settings = options.settings();
        List<String> findings = new ArrayList<>();
        List<Source> sources = SourceFiles.read(hub.routes()).list();
        for (Source source : sources) {
            for (Finding finding : Bundle.check(Bundle.load(hub.mappings(), source.code()))) {
                findings.add(hub.mappings().resolve(source.code()).resolve(finding.file()) + ":" + finding.line() + ":"
                        + finding.column() + "  " + finding.code() + "  "
                        + options.say(finding.vi(), finding.en()));
            }
        }
        for (Finding finding : RouteCheck.check(hub, settings.sourceParameters())) {
            findings.add(finding.file() + ":" + finding.line() + ":" + finding.column() + "  " + finding.code() + "  "
                    + options.say(finding.vi(), finding.en()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            ObjectNode report = new ObjectMapper().createObjectNode().put("sources", sources.size());
            ArrayNode list = report.putArray("findings");
            findings.forEach(list::add);
            out.println(report);
            return findings.isEmpty() ? Commands.FINE : Commands.FAILED;
        }
        findings.forEach(out::println);
        out.println(options.say(
                sources.size() + " nguồn, " + findings.size() + " điểm cần sửa",
                sources.size() + " sources, " + findings.size() + " findings"));
        return findings.isEmpty() ? Commands.FINE : Commands.FAILED;
    }
}
