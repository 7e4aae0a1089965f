package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.hub.Orders;
import vn.lienthong.settings.HubOptions;

/** The commands of {@code source} that the hub of the data directory obeys. */
final class SourceOrders {
    private SourceOrders() {}

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Tạm dừng một nguồn / take nothing from a source until it is resumed")
    static final class Pause extends Order {
        Pause() {
            super("pause");
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Cho một nguồn chạy lại / end a pause")
    static final class Resume extends Order {
        Resume() {
            super("resume");
        }
    }

    @Command(
            name = "pull-once",
            mixinStandardHelpOptions = true,
            description = "Đọc một lượt ngay bây giờ / one round now, paused or not")
    static final class PullOnce extends Order {
        PullOnce() {
            super("pull-once");
        }
    }

    @Command(
            name = "pull",
            mixinStandardHelpOptions = true,
            description = "Đọc lại một nguồn từ một ngày / read a source again from a day on")
    static final class Pull extends Order {
        @Option(names = "--from", required = true, description = "Ngày như 2026-01-31 / a day")
        private String from;

        Pull() {
            super("pull");
        }

        @Override
        void complete(ObjectNode order) {
            order.put("from", from);
        }
    }

    abstract static class Order implements Callable<Integer> {
        @Mixin
        private CommonOptions options;

        @Option(names = "--why", defaultValue = "", description = "Lý do / the reason")
        private String why;

        @Option(names = "--who", defaultValue = "${sys:user.name}", description = "Người quyết định / who decides")
        private String who;

        @Option(
                names = "--wait",
                defaultValue = "30",
                description = "Chờ trục trả lời, giây / wait for the hub's answer, seconds (${DEFAULT-VALUE})")
        private int wait;

        @Parameters(paramLabel = "<code>", description = "Mã nguồn / the source's code")
        private String code;

        @Spec
        private CommandSpec spec;

        private final String action;

        Order(String action) {
            this.action = action;
        }

        void complete(ObjectNode order) {
            // Most orders say no more than what and whom.
        }

        @Override
        public Integer call() throws Exception {
            HubOptions hub = options.hub();
            SourceCommand.find(hub, code);
            ObjectNode order = new ObjectMapper().createObjectNode();
            order.put("action", action).put("source", code).put("why", why).put("who", who);
            complete(order);
            Optional<JsonNode> answer = new Orders(hub.data()).give(order, wait);
            return answer.isPresent() ? said(answer.get()) : unanswered();
        }

        private int said(JsonNode answer) {
            boolean done = answer.path("code").asText().equals("done");
            String sentence =
                    options.say(answer.path("vi").asText(), answer.path("en").asText());
            spec.commandLine()
                    .getOut()
                    .println(
                            options.json()
                                    ? answer.toString()
                                    : done ? sentence : answer.path("code").asText() + "  " + sentence);
            return done ? Commands.FINE : Commands.FAILED;
        }

        private int unanswered() {
            String sentence = options.say(
                    "Trục chưa trả lời; lệnh được giữ lại và có hiệu lực khi trục chạy",
                    "The hub has not answered; the order waits and takes effect when it runs");
            spec.commandLine()
                    .getOut()
                    .println(options.json() ? "{\"code\":\"waiting\",\"en\":\"" + sentence + "\"}" : sentence);
            return Commands.FINE;
        }
    }
}
