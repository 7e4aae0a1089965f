package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.access.Look;
import vn.lienthong.access.Looks;

/** The order of a command that is about to show values beside a running hub: the look is recorded before it is answered. */
public final class LookOrders {
    public static final String ACTION = "look";

    private static final Logger log = LoggerFactory.getLogger(LookOrders.class);

    private final Looks looks;

    public LookOrders(Looks looks) {
        this.looks = looks;
    }

    static boolean isMeant(JsonNode order) {
        return order.path("action").asText().equals(ACTION);
    }

    /** @param answer gets {@code done} and the position, or why nothing may be shown */
    public void obey(JsonNode order, ObjectNode answer) {
        try {
            keep(order, answer);
        } catch (RuntimeException e) {
            // An order that throws would be read again for ever.
            log.atError().setCause(e).log("a look could not be recorded");
            Steering.say(
                    answer,
                    "look-not-kept",
                    "Không ghi được lượt xem vào nhật ký nên không hiện gì; xem nhật ký của trục",
                    "The look could not be written into the journal, so nothing is shown; see the hub's log");
        }
    }

    private void keep(JsonNode order, ObjectNode answer) {
        List<Long> positions = new ArrayList<>();
        order.path("positions").forEach(position -> positions.add(position.asLong()));
        looks.keepAtTheMachine(
                        order.path("who").asText(),
                        Look.atValues(order.path("source").asText(), positions),
                        order.path("why").asText())
                .fold(
                        position -> {
                            Steering.say(answer.put("position", position), "done", "", "");
                            return true;
                        },
                        no -> {
                            Steering.say(answer, no.code(), no.vi(), no.en());
                            return false;
                        });
    }
}
