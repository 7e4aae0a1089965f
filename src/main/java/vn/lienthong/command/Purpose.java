package vn.lienthong.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import vn.lienthong.access.Look;
import vn.lienthong.access.Looks;
import vn.lienthong.corridor.LookOrders;
import vn.lienthong.hub.Orders;
import vn.lienthong.hub.Running;
import vn.lienthong.journal.Journal;
import vn.lienthong.settings.UsageException;

/** Who looks at personal data by a command, and why: an entry of the journal before anything is shown. */
final class Purpose {
    private static final int WAIT_SECONDS = 30;

    @Option(names = "--who", defaultValue = "${sys:user.name}", description = "Ai xem / who looks")
    private String who;

    @Option(
            names = "--why",
            defaultValue = "",
            description =
                    "Lý do xem, ghi vào nhật ký; bắt buộc khi hiện dữ liệu cá nhân / the purpose, journalled; needed"
                            + " where personal data is shown")
    private String why;

    boolean isSaid() {
        return !why.isBlank();
    }

    String who() {
        return who;
    }

    String why() {
        return why;
    }

    /** In the open journal of a hub that is stopped. */
    void keep(Journal journal, Look look) {
        new Looks(journal, Clock.systemUTC()).keepAtTheMachine(who, look, why).fold(position -> position, no -> {
            throw new UsageException(no.vi(), no.en() + " (--why)");
        });
    }

    /** Whether the hub runs or not. */
    void keepAtValues(CommonOptions options, String source, List<Long> positions) throws Exception {
        if (!Running.isHeld(options.data())) {
            try (Journal journal = JournalCommand.open(options)) {
                keep(journal, Look.atValues(source, positions));
                return;
            }
        }
        ObjectNode order = new ObjectMapper().createObjectNode().put("action", LookOrders.ACTION);
        order.put("who", who).put("why", why).put("source", source);
        ArrayNode list = order.putArray("positions");
        positions.forEach(list::add);
        Optional<JsonNode> answer = new Orders(options.data()).give(order, WAIT_SECONDS);
        if (answer.isEmpty() || !answer.get().path("code").asText().equals("done")) {
            throw new UsageException(
                    answer.map(no -> no.path("vi").asText()).orElse("Trục chưa trả lời; không hiện gì"),
                    answer.map(no -> no.path("en").asText() + " (--why)")
                            .orElse("Expected the hub to record the look, but it has not answered; nothing is shown"));
        }
    }
}
