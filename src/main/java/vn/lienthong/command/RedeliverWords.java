package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import vn.lienthong.corridor.RedeliverOrders;
import vn.lienthong.hub.House;
import vn.lienthong.hub.Orders;
import vn.lienthong.hub.Redeliveries;
import vn.lienthong.hub.Running;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.UsageException;

/** Hands an order about re-delivery to the hub that runs, or does it on the stored data of one that is stopped. */
final class RedeliverWords {
    private RedeliverWords() {}

    static JsonNode give(CommonOptions options, ObjectNode order, int wait) throws Exception {
        HubOptions hub = options.hub();
        if (!Running.isHeld(hub.data())) {
            return obey(options, order);
        }
        return new Orders(hub.data())
                .give(order, wait)
                .orElseThrow(() -> new UsageException(
                        "Trục chưa trả lời; lệnh được giữ lại",
                        "Expected an answer of the hub, but none came; the order waits for it"));
    }

    private static JsonNode obey(CommonOptions options, ObjectNode order) throws Exception {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        try (House house = House.quiet(options.hub(), options.settings(), Clock.systemUTC())) {
            house.catchUp(position -> {});
            new RedeliverOrders(Redeliveries.open(house).desk(), () -> {}).obey(order, answer);
            house.catchUp(position -> {});
        }
        return answer;
    }
}
