package vn.lienthong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.ledger.ProblemQuery;
import vn.lienthong.ledger.ProblemRow;

/** Works on the stored data of a hub that is stopped; a person's decision is an entry of the journal like any other. */
@Command(
        name = "problems",
        mixinStandardHelpOptions = true,
        description = "Các bản ghi có vấn đề / records with a problem (the hub is stopped meanwhile)",
        subcommands = {ProblemsCommand.Listing.class, ProblemsCommand.Release.class, ProblemsCommand.Discard.class})
final class ProblemsCommand {
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Liệt kê / list them, newest first")
    static final class Listing implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Option(names = "--limit", defaultValue = "100", description = "Nhiều nhất / at most (${DEFAULT-VALUE})")
        private int limit;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws Exception {
            try (House house = House.quiet(options.hub(), options.settings(), Clock.systemUTC())) {
                house.catchUp(position -> {});
                print(house.ledger.problems(ProblemQuery.open(limit)));
            }
            return Commands.FINE;
        }

        private void print(List<ProblemRow> rows) throws Exception {
            PrintWriter out = spec.commandLine().getOut();
            if (options.json()) {
                out.println(json(rows));
                return;
            }
            for (ProblemRow row : rows) {
                out.println(name(row) + "  " + row.source() + "  "
                        + row.problem().code() + "  " + row.problem().place());
                out.println(
                        "    " + options.say(row.problem().vi(), row.problem().en()));
            }
        }

        private static String json(List<ProblemRow> rows) throws Exception {
            ObjectMapper mapper = new ObjectMapper();
            ArrayNode list = mapper.createArrayNode();
            for (ProblemRow row : rows) {
                ObjectNode one = list.addObject();
                one.put("problem", name(row));
                one.put("source", row.source());
                one.put("code", row.problem().code().name());
                one.put("place", row.problem().place());
                one.put("vi", row.problem().vi());
                one.put("en", row.problem().en());
            }
            return mapper.writeValueAsString(list);
        }

        private static String name(ProblemRow row) {
            return new ProblemKey(row.position(), row.index(), row.part()).toString();
        }
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description =
                    "Đọc lại các bản ghi này sau khi đã sửa / hear these records again, after the cause is mended")
    static final class Release extends Deciding {
        Release() {
            super(Decision.Action.RELEASE);
        }
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Quyết định không gửi các bản ghi này / decide that these records are not to be delivered")
    static final class Discard extends Deciding {
        Discard() {
            super(Decision.Action.DISCARD);
        }
    }

    /** Writes a person's decision into the journal, with who and why. */
    abstract static class Deciding implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Option(names = "--why", required = true, description = "Lý do / the reason")
        private String why;

        @Option(names = "--who", defaultValue = "${sys:user.name}", description = "Người quyết định / who decides")
        private String who;

        @Parameters(arity = "1..*", paramLabel = "<problem>", description = "Tên vấn đề / names such as 48213:7")
        private List<String> problems;

        @Spec
        private CommandSpec spec;

        private final Decision.Action action;

        Deciding(Decision.Action action) {
            this.action = action;
        }

        @Override
        public Integer call() throws Exception {
            Decision decision = new Decision(
                    action, problems.stream().map(ProblemKey::parse).toList());
            Settings settings = options.settings();
            try (House house = House.quiet(options.hub(), settings, Clock.systemUTC())) {
                // All of them, as a start would: a release may be what a new credential or mapping was written for.
                new Activations(house).take(settings.accounts());
                long position = house.journal
                        .append(new Draft(
                                Kind.DECISION,
                                who,
                                house.clock.instant(),
                                "application/json",
                                decision.facts(),
                                Payload.of(new ObjectMapper().writeValueAsBytes(Map.of("why", why)))))
                        .join();
                house.catchUp(done -> {});
                spec.commandLine().getOut().println(options.say("Thông điệp ", "Message ") + position);
            }
            return Commands.FINE;
        }
    }
}
