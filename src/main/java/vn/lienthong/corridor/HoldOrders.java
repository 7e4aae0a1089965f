package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import vn.lienthong.asking.Receiving;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.retention.Holds;

/** The orders of {@code journal hold add} and {@code lift}: each is an entry before it is answered. */
public final class HoldOrders {
    private HoldOrders() {}

    static boolean isMeant(JsonNode order) {
        String action = order.path("action").asText();
        return action.equals("hold") || action.equals("hold-lift");
    }

    /** @param answer gets the position of the entry, with the code {@code done}, or why it cannot be */
    public static void obey(JsonNode order, Journal journal, Instant now, ObjectNode answer)
            throws java.io.IOException {
        Draft draft;
        try {
            draft = draft(order, now);
        } catch (IllegalArgumentException e) {
            Steering.say(
                    answer,
                    "order-not-understood",
                    "Cần mã hồ sơ (đến 100 ký tự), căn cứ (đến 500 ký tự) và người quyết định, mỗi mục một dòng",
                    e.getMessage());
            return;
        }
        long position = Receiving.durable(journal.append(draft));
        answer.put("position", position);
        Steering.say(answer, "done", "Đã ghi; thông điệp " + position, "Done; message " + position);
    }

    private static Draft draft(JsonNode order, Instant now) {
        String dossier = order.path("dossier").asText();
        String ground = order.path("ground").asText();
        String who = order.path("who").asText();
        return order.path("action").asText().equals("hold")
                ? Holds.hold(dossier, ground, who, now)
                : Holds.lift(dossier, ground, who, now);
    }
}
