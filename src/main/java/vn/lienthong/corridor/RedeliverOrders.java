package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.redeliver.Choice;
import vn.lienthong.redeliver.Order;
import vn.lienthong.redeliver.OrderDesk;
import vn.lienthong.redeliver.Told;

/** The orders of {@code replay propose|approve|orders|pause|resume|cancel}: to a running hub as files, to a stopped one by the command itself. */
public final class RedeliverOrders {
    private static final String FAMILY = "redeliver-";
    private static final int SHOWN = 10_000;

    private final OrderDesk desk;
    private final Runnable nudge;

    /** @param nudge rung when something may be to be done */
    public RedeliverOrders(OrderDesk desk, Runnable nudge) {
        this.desk = desk;
        this.nudge = nudge;
    }

    static boolean isMeant(JsonNode order) {
        return order.path("action").asText().startsWith(FAMILY);
    }

    /** @param answer gets a code, a sentence in both languages, and what was asked for */
    public void obey(JsonNode order, ObjectNode answer) {
        String who = order.path("who").asText();
        String why = order.path("why").asText();
        String id = order.path("order").asText();
        switch (order.path("action").asText().substring(FAMILY.length())) {
            case "propose" ->
                say(
                        desk.propose(
                                order.path("run").asText(),
                                new Choice(list(order, "sources"), list(order, "causes"), list(order, "dossiers")),
                                order.path("rate").asInt(0),
                                who,
                                why),
                        answer);
            case "approve" -> say(desk.approve(id, who, why), answer);
            case "pause" -> say(desk.pause(id, who, why), answer);
            case "resume" -> say(desk.resume(id, who, why), answer);
            case "cancel" -> say(desk.cancel(id, who, why), answer);
            case "show" -> show(id, answer);
            default -> Steering.say(answer, "order-not-understood", "Không có lệnh này", "Expected a known order");
        }
    }

    private static List<String> list(JsonNode order, String name) {
        List<String> said = new ArrayList<>();
        order.path(name).forEach(one -> said.add(one.asText()));
        return said;
    }

    private void say(Told told, ObjectNode answer) {
        told.<Void>fold(
                position -> {
                    nudge.run();
                    answer.put("position", position);
                    long leftOut = desk.book()
                            .find(position)
                            .map(one -> one.terms().leftOut())
                            .orElse(0L);
                    answer.put("leftOut", leftOut);
                    Steering.say(
                            answer,
                            "done",
                            "Thông điệp " + position
                                    + (leftOut == 0
                                            ? ""
                                            : "; bỏ ngoài " + leftOut + " chỗ khác không chỉ ra bản ghi nào"),
                            "Message " + position
                                    + (leftOut == 0
                                            ? ""
                                            : "; " + leftOut + " that differ are left out: they name no record"));
                    return null;
                },
                no -> {
                    Steering.say(answer, no.code(), no.vi(), no.en());
                    return null;
                });
    }

    private void show(String id, ObjectNode answer) {
        Optional<Order> one = id.matches("\\d{1,18}") ? desk.book().find(Long.parseLong(id)) : Optional.empty();
        if (!id.isEmpty() && one.isEmpty()) {
            Steering.say(
                    answer,
                    "redelivery-order-unknown",
                    "Không có lệnh gửi lại này; 'replay orders' liệt kê các lệnh",
                    "Expected an order for re-delivery, but this is none; 'replay orders' lists them");
            return;
        }
        Steering.say(answer, "done", "", "");
        ArrayNode orders = answer.putArray("orders");
        one.map(List::of).orElseGet(desk.book()::list).forEach(order -> write(order, orders.addObject()));
        one.ifPresent(order -> whole(order, (ObjectNode) orders.get(0)));
    }

    private static void write(Order order, ObjectNode line) {
        line.put("order", order.id())
                .put("state", order.state().name())
                .put("run", order.run())
                .put("chosen", order.chosen())
                .put("count", order.count())
                .put("done", order.done())
                .put("rate", order.rate())
                .put("catalogue", order.catalogue())
                .put("leftOut", order.terms().leftOut())
                .put("proposer", order.proposer())
                .put("approver", order.approver().orElse(""))
                .put("ended", order.isEnded());
        ObjectNode outcomes = line.putObject("outcomes");
        order.outcomes().forEach(outcomes::put);
        order.versions().forEach(line.putObject("versions")::put);
    }

    private void whole(Order order, ObjectNode line) {
        ArrayNode deeds = line.putArray("deeds");
        desk.book().deeds(order).forEach(deed -> deeds.addObject()
                .put("message", deed.position())
                .put("at", deed.at().toString())
                .put("word", deed.word())
                .put("who", deed.who())
                .put("why", deed.why()));
        ArrayNode record = line.putArray("record");
        desk.book().record(order, SHOWN).forEach(one -> record.addObject()
                .put("record", one.record())
                .put("dossier", one.number())
                .put("outcome", one.word())
                .put("code", one.code()));
    }
}
