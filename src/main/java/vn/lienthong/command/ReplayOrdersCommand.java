package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "orders",
        mixinStandardHelpOptions = true,
        description = "Các lệnh gửi lại, hoặc toàn bộ một lệnh / the orders for re-delivery, or all about one")
final class ReplayOrdersCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ORDER", description = "Một lệnh / one order")
    private String id = "";

    @Option(names = "--wait", defaultValue = "30", description = "Chờ trục trả lời, giây / wait for the hub, seconds")
    private int wait;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode order = new ObjectMapper().createObjectNode();
        order.put("action", "redeliver-show").put("order", id == null ? "" : id);
        JsonNode answer = RedeliverWords.give(options, order, wait);
        if (!answer.path("code").asText().equals("done")) {
            out.println(answer.path("code").asText() + "  "
                    + options.say(answer.path("vi").asText(), answer.path("en").asText()));
            return Commands.FAILED;
        }
        if (options.json()) {
            out.println(answer.path("orders"));
            return Commands.FINE;
        }
        answer.path("orders").forEach(one -> print(one, out));
        return Commands.FINE;
    }

    private void print(JsonNode one, PrintWriter out) {
        out.println(one.path("order").asText() + "  "
                + one.path("state").asText().toLowerCase(Locale.ROOT) + "  "
                + one.path("run").asText() + "  " + one.path("done").asText() + "/"
                + one.path("count").asText() + "  " + one.path("outcomes") + "  "
                + one.path("proposer").asText() + " → " + one.path("approver").asText("-"));
        for (JsonNode deed : one.path("deeds")) {
            out.println("  " + deed.path("at").asText() + "  "
                    + deed.path("word").asText() + "  " + deed.path("who").asText() + "  "
                    + deed.path("why").asText());
        }
        for (JsonNode line : one.path("record")) {
            out.println("  " + line.path("record").asText() + "  "
                    + line.path("dossier").asText() + "  "
                    + line.path("outcome").asText() + "  "
                    + line.path("code").asText());
        }
    }
}
