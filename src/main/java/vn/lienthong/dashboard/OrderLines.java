package vn.lienthong.dashboard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import vn.lienthong.redeliver.Order;
import vn.lienthong.redeliver.OrderBook;
import vn.lienthong.redeliver.Outcome;

/** Orders for re-delivery as the page of replays shows them: who, why, how far, and every dossier with what came of it. */
final class OrderLines {
    private static final int SHOWN = 500;
    private static final Set<String> WORDS = Set.of(
            "sent",
            "delivered",
            "refused",
            "newer",
            "held",
            "same",
            "mapping-changed",
            "catalogue-changed",
            "unreadable",
            "not-believed",
            "problem-open");

    private final Wording wording;
    private final OrderBook book;

    OrderLines(Wording wording, OrderBook book) {
        this.wording = wording;
        this.book = book;
    }

    Map<String, Object> line(Order order) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("order", order.id());
        values.put("orderLink", wording.link(ReplayPages.ADDRESS, "lenh", Long.toString(order.id())));
        values.put("state", order.state().name());
        values.put("stateText", wording.get("order_" + order.state().name()));
        values.put("run", order.run());
        values.put("runLink", wording.link(ReplayPages.ADDRESS, "luot", order.run()));
        values.put("chosen", order.chosen().isEmpty() ? wording.get("orderAll") : order.chosen());
        values.put("progress", wording.number(order.done()) + " / " + wording.number(order.count()));
        values.put("rate", wording.number(order.rate()));
        values.put("proposer", order.proposer());
        values.put("approver", order.approver().orElse("–"));
        values.put(
                "outcomes",
                order.outcomes().entrySet().stream()
                        .map(one -> Map.of(
                                "word", one.getKey(),
                                "text", word(one.getKey()),
                                "count", wording.number(one.getValue())))
                        .toList());
        return values;
    }

    Map<String, Object> whole(Order order) {
        Map<String, Object> values = line(order);
        values.put("proposed", order.state() == Order.State.PROPOSED);
        values.put("running", order.state() == Order.State.RUNNING);
        values.put("paused", order.state() == Order.State.PAUSED);
        values.put("over", order.state() == Order.State.DONE || order.state() == Order.State.CANCELLED);
        values.put("versions", order.versions().toString());
        values.put("deeds", book.deeds(order).stream().map(this::deed).toList());
        values.put(
                "record", book.record(order, SHOWN).stream().map(this::outcome).toList());
        return values;
    }

    private Map<String, Object> deed(OrderBook.Deed deed) {
        return Map.of(
                "moment", wording.moment(deed.at()),
                "word", wording.get("deed_" + deed.word()),
                "who", deed.who(),
                "why", Mask.sentence(deed.why()),
                "position", deed.position(),
                "link", wording.entryLink(deed.position()));
    }

    private Map<String, Object> outcome(Outcome one) {
        long position = Long.parseLong(one.record().split(":", 2)[0]);
        return Map.of(
                "at", one.record(),
                "link", wording.entryLink(position),
                "number", one.number(),
                "dossierLink", wording.dossierLink(one.number()),
                "word", one.word(),
                "text", word(one.word()),
                "code", one.code());
    }

    private String word(String word) {
        return WORDS.contains(word) ? wording.get("redelivery_" + word) : word;
    }
}
