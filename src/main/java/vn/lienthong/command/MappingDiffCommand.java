package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.journal.Entry;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Finding;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.UsageException;
import vn.lienthong.workbench.Changes;
import vn.lienthong.workbench.History;

/** Reads the journal without its lock: the hub may be running meanwhile. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Ánh xạ trong thư mục sẽ đọc khác gì các gói tin đã nhận / what the mapping in the folder would read otherwise")
final class MappingDiffCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Parameters(index = "0", paramLabel = "<code>", description = "Mã nguồn / the source's code")
    private String code;

    @Option(
            names = "--last",
            defaultValue = "100",
            description = "Số gói tin gần nhất / the last so many deliveries (${DEFAULT-VALUE})")
    private int last;

    @Option(
            names = "--since",
            description = "Từ ngày hoặc thời điểm / since 2026-11-01 or 2026-11-01T00:00:00Z, instead of --last")
    private String since;

    @Option(
            names = "--values",
            description = "Hiện cả giá trị (dữ liệu cá nhân) / show values, which may be personal data")
    private boolean values;

    @Mixin
    private Purpose purpose;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        MappingTestCommand.known(hub.mappings(), code);
        Bundle candidate = Bundle.load(hub.mappings(), code);
        List<Finding> findings = Bundle.check(candidate);
        PrintWriter out = spec.commandLine().getOut();
        if (!findings.isEmpty()) {
            findings.forEach(
                    finding -> out.println(place(hub.mappings(), finding) + options.say(finding.vi(), finding.en())));
            return Commands.FAILED;
        }
        try (Looking looking = Looking.at(hub.data(), options.settings())) {
            History history = History.of(looking.journal(), code);
            Changes changes = Changes.of(
                    history, candidate, since == null ? last : Integer.MAX_VALUE, from(), MappingDiffCommand::released);
            if (values) {
                purpose.keepAtValues(options, code, positions(changes));
            }
            if (options.json()) {
                out.println(json(history, candidate, changes));
            } else {
                print(history, candidate, changes, out);
            }
        }
        return Commands.FINE;
    }

    private static List<Long> positions(Changes changes) {
        return changes.groups().stream()
                .flatMap(group -> group.places().stream())
                .map(place -> Long.valueOf(place.split(":", 2)[0]))
                .distinct()
                .toList();
    }

    private static Map<Long, Set<Integer>> released(Entry decision) {
        if (!Decision.isAboutProblems(decision.facts())) {
            return Map.of();
        }
        Decision decided = Decision.read(decision.facts());
        return decided.action() == Decision.Action.RELEASE
                ? decided.problems().stream()
                        .collect(Collectors.groupingBy(
                                ProblemKey::position, Collectors.mapping(ProblemKey::index, Collectors.toSet())))
                : Map.of();
    }

    private String place(Path mappings, Finding finding) {
        return mappings.resolve(code).resolve(finding.file()) + ":" + finding.line() + ":" + finding.column() + "  "
                + finding.code() + "  ";
    }

    private Instant from() {
        if (since == null) {
            return Instant.EPOCH;
        }
        try {
            return since.contains("T")
                    ? Instant.parse(since)
                    : LocalDate.parse(since)
                            .atStartOfDay(ZoneId.of("Asia/Ho_Chi_Minh"))
                            .toInstant();
        } catch (DateTimeException e) {
            throw new UsageException(
                    "--since cần ngày như 2026-11-01 hoặc thời điểm như 2026-11-01T00:00:00Z, nhưng là '" + since + "'",
                    "Expected --since as 2026-11-01 or 2026-11-01T00:00:00Z, but found '" + since + "'");
        }
    }

    private void print(History history, Bundle candidate, Changes changes, PrintWriter out) {
        String active = history.active().map(History.Version::version).orElse(options.say("chưa có", "none"));
        out.println(options.say("Đang dùng: ", "Active: ")
                + active
                + options.say("; trong thư mục: ", "; in the folder: ")
                + candidate.version());
        for (Changes.Group group : changes.groups()) {
            out.println(group.count() + "  " + group.what() + "  " + group.cause() + "  " + group.places()
                    + (values ? "  '" + group.before() + "' → '" + group.after() + "'" : ""));
        }
        int changed = changes.records() - changes.unchanged();
        out.println(options.say(
                changes.deliveries() + " gói tin, " + changes.records() + " bản ghi, " + changed + " sẽ khác",
                changes.deliveries() + " deliveries, " + changes.records() + " records, " + changed + " would change"));
    }

    private ObjectNode json(History history, Bundle candidate, Changes changes) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode report = mapper.createObjectNode();
        report.put("active", history.active().map(History.Version::version).orElse(null));
        report.put("folder", candidate.version());
        report.put("deliveries", changes.deliveries());
        report.put("records", changes.records());
        report.put("unchanged", changes.unchanged());
        ArrayNode groups = report.putArray("groups");
        for (Changes.Group group : changes.groups()) {
            ObjectNode one = groups.addObject();
            one.put("what", group.what()).put("cause", group.cause()).put("count", group.count());
            ArrayNode places = one.putArray("places");
            group.places().forEach(places::add);
            if (values) {
                one.put("before", group.before()).put("after", group.after());
            }
        }
        return report;
    }
}
