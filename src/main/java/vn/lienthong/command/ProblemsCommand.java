package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.corridor.ProblemOrders;
import vn.lienthong.hub.Activations;
import vn.lienthong.hub.House;
import vn.lienthong.hub.Orders;
import vn.lienthong.hub.Running;
import vn.lienthong.operator.Decisions;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.Settings;

/** Works on a hub that runs, which is given an order, and on the stored data of one that is stopped. */
@Command(
        name = "problems",
        mixinStandardHelpOptions = true,
        description = "Các bản ghi có vấn đề / records with a problem",
        subcommands = {
            ProblemsCommand.Listing.class,
            ProblemsCommand.Showing.class,
            ProblemsCommand.Release.class,
            ProblemsCommand.Discard.class
        })
final class ProblemsCommand {
    private ProblemsCommand() {}

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Liệt kê / list them, newest first")
    static final class Listing extends Ordering {
        @Option(names = "--limit", defaultValue = "100", description = "Nhiều nhất / at most (${DEFAULT-VALUE})")
        private int limit;

        @Option(
                names = "--by-cause",
                description =
                        "Đếm theo nguồn, mã và câu; cột thứ ba dùng cho --like, số cuối cho --up-to"
                                + " / count by source, code and sentence; the third column is for --like, the last number for --up-to")
        private boolean byCause;

        Listing() {
            super("problems-list", false);
        }

        @Override
        void complete(ObjectNode order) {
            order.put("limit", limit).put("causes", byCause);
        }

        @Override
        void print(JsonNode answer, PrintWriter out) {
            if (options.json()) {
                out.println(answer.path(byCause ? "causes" : "problems"));
                return;
            }
            for (JsonNode row : answer.path("causes")) {
                out.println(row.path("source").asText() + "  "
                        + row.path("code").asText() + "  " + row.path("like").asText() + "  "
                        + row.path("count").asText() + "  " + row.path("last").asText());
                out.println("    "
                        + options.say(row.path("vi").asText(), row.path("en").asText()));
            }
            for (JsonNode row : answer.path("problems")) {
                out.println(row.path("problem").asText() + "  "
                        + row.path("source").asText() + "  " + row.path("code").asText() + "  "
                        + row.path("place").asText());
                out.println("    "
                        + options.say(row.path("vi").asText(), row.path("en").asText()));
            }
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Một vấn đề, đang mở hay không: ở đâu, vì sao, làm gì / one, open or not: where, why, what to do")
    static final class Showing extends Ordering {
        @Parameters(arity = "1..*", paramLabel = "<problem>", description = "Tên / names such as 48213:7")
        private List<String> problems = List.of();

        Showing() {
            super("problems-show", false);
        }

        @Override
        void complete(ObjectNode order) {
            problems.forEach(order.putArray("problems")::add);
        }

        @Override
        void print(JsonNode answer, PrintWriter out) {
            if (options.json()) {
                out.println(answer.path("problems"));
                return;
            }
            answer.path("problems").forEach(row -> printOne(row, out));
        }

        private void printOne(JsonNode row, PrintWriter out) {
            out.println(row.path("problem").asText() + "  " + row.path("code").asText() + "  "
                    + row.path("state").asText().toLowerCase(Locale.ROOT));
            out.println(
                    "    " + options.say(row.path("vi").asText(), row.path("en").asText()));
            line(out, "nguồn", "source", row.path("source").asText());
            line(out, "hồ sơ", "dossier", row.path("number").asText("–"));
            line(out, "chỗ", "place", row.path("place").asText());
            line(out, "từ", "since", row.path("openedAt").asText());
            line(out, "số bản ghi chờ", "records held back", row.path("records").asText());
            line(
                    out,
                    "nội dung",
                    "what was sent",
                    "journal show " + row.path("problem").asText().replaceFirst(":.*", ""));
        }

        private void line(PrintWriter out, String vi, String en, String value) {
            if (!value.isEmpty()) {
                out.println("    " + options.say(vi, en) + ": " + value);
            }
        }
    }

    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            description =
                    "Đọc lại các bản ghi này sau khi đã sửa / hear these records again, after the cause is mended")
    static final class Release extends Deciding {
        @Option(
                names = "--portal-id",
                defaultValue = "",
                paramLabel = "<IdHoSo>",
                description = "Hồ sơ đã có trên Cổng với mã này (DOSSIER_OUTCOME_UNKNOWN)"
                        + " / the portal holds the dossier under this id (DOSSIER_OUTCOME_UNKNOWN)")
        private String portalId;

        Release() {
            super("problems-release");
        }

        @Override
        void complete(ObjectNode order) {
            super.complete(order);
            order.put("portalId", portalId);
        }
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Quyết định không gửi các bản ghi này / decide that these records are not to be delivered")
    static final class Discard extends Deciding {
        Discard() {
            super("problems-discard");
        }
    }

    /** A person's decision, with who and why: an entry of the journal like any other. */
    abstract static class Deciding extends Ordering {
        @Option(names = "--why", required = true, description = "Lý do / the reason")
        private String why;

        @Option(names = "--who", defaultValue = "${sys:user.name}", description = "Người quyết định / who decides")
        private String who;

        @Option(
                names = "--like",
                defaultValue = "",
                paramLabel = "<mark>",
                description = "Chỉ những vấn đề nói như vậy: dấu ở 'problems list --by-cause'; cần --code và --source"
                        + " / only those that say so: the mark of 'problems list --by-cause'; with --code and --source")
        private String like;

        @Option(
                names = "--up-to",
                paramLabel = "<position>",
                description = "Không kể những gì đến sau thông điệp này / not what came after this message")
        private Long upTo;

        @Parameters(
                arity = "0..*",
                paramLabel = "<problem>",
                description = "Tên vấn đề; không có tên: mọi vấn đề của --code, --source"
                        + " / names such as 48213:7; without: all of --code and --source")
        private List<String> problems = List.of();

        Deciding(String action) {
            super(action, true);
        }

        @Override
        void complete(ObjectNode order) {
            order.put("why", why).put("who", who);
            order.put("like", like);
            if (upTo != null) {
                order.put("upTo", upTo);
            }
            problems.forEach(order.putArray("problems")::add);
        }

        @Override
        void print(JsonNode answer, PrintWriter out) {
            out.println(
                    options.json()
                            ? answer.toString()
                            : options.say(
                                    answer.path("vi").asText(),
                                    answer.path("en").asText()));
        }
    }

    abstract static class Ordering implements Callable<Integer> {
        @Mixin
        CommonOptions options;

        @Option(names = "--code", defaultValue = "", description = "Chỉ mã này / only this code, such as CODE_UNKNOWN")
        private String code;

        @Option(names = "--source", defaultValue = "", description = "Chỉ nguồn này / only this source")
        private String source;

        @Option(
                names = "--wait",
                defaultValue = "30",
                description = "Chờ trục trả lời, giây / wait for a running hub's answer, seconds (${DEFAULT-VALUE})")
        private int wait;

        @Spec
        private CommandSpec spec;

        private final String action;
        private final boolean decides;

        Ordering(String action, boolean decides) {
            this.action = action;
            this.decides = decides;
        }

        abstract void complete(ObjectNode order);

        abstract void print(JsonNode answer, PrintWriter out);

        @Override
        public Integer call() throws Exception {
            ObjectNode order = new ObjectMapper().createObjectNode();
            order.put("action", action).put("code", code).put("source", source);
            complete(order);
            HubOptions hub = options.hub();
            Optional<JsonNode> answer =
                    Running.isHeld(hub.data()) ? new Orders(hub.data()).give(order, wait) : Optional.of(obey(order));
            PrintWriter out = spec.commandLine().getOut();
            if (answer.isEmpty()) {
                out.println(options.say(
                        "Trục chưa trả lời; lệnh được giữ lại", "The hub has not answered; the order waits for it"));
                return Commands.FAILED;
            }
            return said(answer.get(), out);
        }

        private int said(JsonNode answer, PrintWriter out) {
            if (answer.path("code").asText().equals("done")) {
                print(answer, out);
                return Commands.FINE;
            }
            String sentence =
                    options.say(answer.path("vi").asText(), answer.path("en").asText());
            out.println(options.json() ? answer.toString() : answer.path("code").asText() + "  " + sentence);
            return Commands.FAILED;
        }

        private JsonNode obey(ObjectNode order) throws Exception {
            ObjectNode answer = new ObjectMapper().createObjectNode();
            Settings settings = options.settings();
            try (House house = House.quiet(options.hub(), settings, Clock.systemUTC())) {
                if (decides) {
                    // All of them, as a start would: a release may be what a new credential or mapping was written for.
                    new Activations(house).take(settings.accounts());
                }
                house.catchUp(position -> {});
                new ProblemOrders(house.ledger, new Decisions(house.journal, house.ledger, house.clock))
                        .obey(order, answer);
                house.catchUp(position -> {});
            }
            return answer;
        }
    }
}
