package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.corridor.SearchOrders;
import vn.lienthong.hub.House;
import vn.lienthong.hub.Orders;
import vn.lienthong.hub.Running;
import vn.lienthong.settings.HubOptions;

/** Which messages say what. Asks a hub that runs; of one that is stopped the index is brought up to the journal's end first. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Tra cứu nhật ký / search the journal (src/docs/search.md)")
final class SearchCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--dossier", description = "Mã hồ sơ hoặc mã khác / a dossier's number, or another one of it")
    private String dossier;

    @Option(names = "--procedure", description = "Mã thủ tục / code of the procedure")
    private String procedure;

    @Option(names = "--agency", description = "Đơn vị, kể cả cấp dưới / agency, with those below it")
    private String agency;

    @Option(names = "--source", description = "Nguồn hoặc bên / source or party")
    private String source;

    @Option(names = "--status", description = "Trạng thái / status, 1 to 10")
    private String status;

    @Option(names = "--kind", description = "Loại / kind: delivery, request, answer, decision …")
    private String kind;

    @Option(names = "--code", description = "Mã vấn đề, kết quả / code of a problem, outcome, service or action")
    private String code;

    @Option(names = "--person", description = "Số định danh cá nhân / personal number")
    private String person;

    @Option(names = "--from", description = "Từ ngày hoặc thời điểm / from this day or instant")
    private String from;

    @Option(names = "--to", description = "Trước ngày hoặc thời điểm / before this day or instant")
    private String to;

    @Option(names = "--text", description = "Chữ trong nguyên văn / text in the payload (a bounded scan)")
    private String text;

    @Option(names = "--scan", description = "Xem nguyên văn nhiều nhất / look into so many payloads at a time (2000)")
    private String scan;

    @Option(names = "--limit", description = "Nhiều nhất / at most so many lines (50)")
    private String limit;

    @Option(names = "--before", description = "Xem tiếp từ / go on from this place ('next' of the page before)")
    private String before;

    @Option(names = "--all", description = "Xem đến hết / go on to the end, page after page")
    private boolean all;

    @Option(
            names = "--wait",
            defaultValue = "30",
            description = "Chờ trục trả lời, giây / wait for a running hub's answer, seconds (${DEFAULT-VALUE})")
    private int wait;

    @Mixin
    private Purpose purpose;

    @Spec
    private CommandSpec spec;

    /** Who answers: a running hub, or the stored data. */
    private interface Desk {
        Optional<JsonNode> ask(ObjectNode order) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        HubOptions hub = options.hub();
        if (Running.isHeld(hub.data())) {
            return ask(order -> new Orders(hub.data()).ask(order, wait));
        }
        try (House house = House.quiet(hub, options.settings(), Clock.systemUTC())) {
            house.catchUp(position -> {});
            PrintWriter progress = spec.commandLine().getErr();
            house.search.catchUp(position -> progress.println(options.say("chỉ mục ", "index ") + position));
            SearchOrders orders = house.search.orders(house);
            return ask(order -> {
                ObjectNode answer = new ObjectMapper().createObjectNode();
                orders.obey(order, answer);
                return Optional.of(answer);
            });
        }
    }

    private int ask(Desk desk) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ArrayNode lines = new ObjectMapper().createArrayNode();
        String place = before;
        while (true) {
            Optional<JsonNode> answer = desk.ask(order(place));
            if (answer.isEmpty() || !answer.get().path("code").asText().equals("done")) {
                return refused(answer, out);
            }
            answer.get().path("lines").forEach(line -> show(line, lines, out));
            place = answer.get().path("next").asText("");
            boolean ended = place.isEmpty() || answer.get().path("next").isNull();
            progress(answer.get(), ended);
            if (ended || !all) {
                return end((ObjectNode) answer.get(), lines, ended ? "" : place, out);
            }
        }
    }

    private void show(JsonNode line, ArrayNode lines, PrintWriter out) {
        if (options.json()) {
            lines.add(line);
            return;
        }
        String status =
                line.path("status").asInt() == 0 ? "-" : line.path("status").asText();
        out.println(String.join(
                "  ",
                line.path("position").asText() + ":" + line.path("index").asText(),
                line.path("at").asText(),
                line.path("kind").asText(),
                line.path("party").asText(),
                said(line, "dossier"),
                status,
                said(line, "procedure"),
                said(line, "agency"),
                said(line, "code")));
    }

    private static String said(JsonNode line, String field) {
        String text = line.path(field).asText();
        return text.isEmpty() ? "-" : text;
    }

    private void progress(JsonNode answer, boolean ended) {
        JsonNode looked = answer.path("scan").path("looked");
        if (!looked.isMissingNode()) {
            spec.commandLine()
                    .getErr()
                    .println(options.say("đã xem nguyên văn ", "looked into payloads: ")
                            + looked.asLong()
                            + (ended ? options.say(", hết", ", that is all") : ""));
        }
    }

    private int end(ObjectNode answer, ArrayNode lines, String place, PrintWriter out) {
        if (options.json()) {
            answer.remove(List.of("code", "vi", "en"));
            out.println(answer.set("lines", lines).toString());
            return Commands.FINE;
        }
        if (answer.path("reach").asLong() < answer.path("last").asLong()) {
            out.println(options.say("chỉ mục đã đọc đến thông điệp ", "the index has read up to message ")
                    + answer.path("reach").asLong() + "/" + answer.path("last").asLong());
        }
        if (!place.isEmpty()) {
            out.println(options.say("xem tiếp: --before ", "go on: --before ") + place);
        }
        return Commands.FINE;
    }

    private int refused(Optional<JsonNode> answer, PrintWriter out) {
        String sentence = answer.map(
                        no -> options.say(no.path("vi").asText(), no.path("en").asText()))
                .orElse(options.say("Trục chưa trả lời", "The hub has not answered"));
        out.println(sentence);
        return answer.isPresent() ? Commands.USAGE : Commands.FAILED;
    }

    private ObjectNode order(String place) {
        ObjectNode order = new ObjectMapper().createObjectNode().put("action", "search");
        put(order, "dossier", dossier);
        put(order, "procedure", procedure);
        put(order, "agency", agency);
        put(order, "source", source);
        put(order, "status", status);
        put(order, "kind", kind);
        put(order, "code", code);
        put(order, "person", person);
        put(order, "from", from);
        put(order, "to", to);
        put(order, "text", text);
        put(order, "scan", scan);
        put(order, "limit", limit);
        put(order, "before", place);
        put(order, "who", purpose.who());
        put(order, "why", purpose.why());
        return order;
    }

    private static void put(ObjectNode order, String name, String value) {
        if (value != null) {
            order.put(name, value);
        }
    }
}
