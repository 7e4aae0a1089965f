package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.audit.Choice;
import vn.lienthong.audit.Export;
import vn.lienthong.audit.Exports;
import vn.lienthong.evidence.Audit;
import vn.lienthong.evidence.BundleMark;

/** The orders of {@code journal export} beside a running hub: one begins, one asks how far it is, one ends it. The hub writes the file where it was told. */
public final class ExportOrders {
    private static final Logger log = LoggerFactory.getLogger(ExportOrders.class);
    private static final String BEGIN = "export";
    private static final String LOOK = "export-progress";
    private static final String END = "export-cancel";

    private final Exports exports;

    public ExportOrders(Exports exports) {
        this.exports = exports;
    }

    static boolean isMeant(JsonNode order) {
        return List.of(BEGIN, LOOK, END).contains(order.path("action").asText());
    }

    void obey(JsonNode order, ObjectNode answer) {
        try {
            Optional<Export> export = order.path("action").asText().equals(BEGIN) ? begun(order, answer) : found(order);
            export.ifPresentOrElse(one -> say(one, answer), () -> refuse(answer));
        } catch (RuntimeException e) {
            // An order that throws would be read again for ever.
            log.atError().setCause(e).log("an export could not be begun");
            Steering.say(
                    answer,
                    "order-not-understood",
                    "Không xuất được: " + e.getMessage(),
                    "Expected an export that can be made, but: " + e.getMessage());
        }
    }

    private Optional<Export> found(JsonNode order) {
        String id = order.path("id").asText();
        if (order.path("action").asText().equals(END)) {
            exports.cancel(id);
        }
        return exports.find(id);
    }

    /** What is refused here is said; an empty answer then means nothing more. */
    private Optional<Export> begun(JsonNode order, ObjectNode answer) {
        List<Long> positions = new ArrayList<>();
        order.path("positions").forEach(position -> positions.add(position.asLong()));
        Choice choice = new Choice(
                positions,
                order.path("dossier").asText(),
                order.path("source").asText(),
                Choice.instant(order.path("from").asText()),
                Choice.instant(order.path("to").asText()));
        Path out = Path.of(order.path("out").asText());
        if (!choice.isSomething() || !out.isAbsolute()) {
            return Optional.empty();
        }
        BundleMark mark =
                new BundleMark(order.path("who").asText(), order.path("why").asText());
        Optional<String> id = exports.begin(new Exports.Wish(
                mark, choice, Audit.checkpoints(order.path("checkpoints").asText()), Optional.of(out)));
        if (id.isEmpty()) {
            Steering.say(
                    answer,
                    "audit-busy",
                    "Trục đang xuất một hồ sơ khác; hãy thử lại sau",
                    "Expected a hub that exports nothing now, but another export runs; try again later");
        }
        return id.flatMap(exports::find);
    }

    private static void refuse(ObjectNode answer) {
        if (!answer.has("code")) {
            Steering.say(
                    answer,
                    "order-not-understood",
                    "Cần vị trí, mã hồ sơ hoặc nguồn, và nơi ghi tệp",
                    "Expected positions, a dossier or a source, and where the file goes");
        }
    }

    private static void say(Export export, ObjectNode answer) {
        Steering.say(answer, "done", "", "");
        answer.put("id", export.id()).put("state", export.state().name());
        answer.put("position", export.position()).put("last", export.last());
        answer.put("messages", export.messages()).put("size", export.size());
        answer.put("failureVi", export.failure().vi())
                .put("failureEn", export.failure().en());
    }
}
