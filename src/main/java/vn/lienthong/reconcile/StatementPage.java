package vn.lienthong.reconcile;

import com.fasterxml.jackson.databind.JsonNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The statement as a page to be printed and filed: Vietnamese, with the English words beside. Every value is escaped. */
final class StatementPage {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("SOURCE_HUB", "nguồn ↔ trục / source ↔ hub"),
            Map.entry("HUB_PORTAL", "trục ↔ Cổng / hub ↔ portal"),
            Map.entry("MISSING", "thiếu / missing"),
            Map.entry("EXTRA", "thừa / extra"),
            Map.entry("DIFFERENT", "khác / different"),
            Map.entry("SOURCE", "nguồn / source"),
            Map.entry("HUB", "trục / hub"),
            Map.entry("PORTAL", "Cổng / portal"));
    private static final Template TEMPLATE = compile();

    private StatementPage() {}

    static String of(JsonNode statement, String signature) {
        Map<String, Object> values = new LinkedHashMap<>();
        statement.properties().forEach(field -> values.put(field.getKey(), text(field.getValue())));
        Verdict verdict = Verdict.valueOf(statement.path("verdict").asText());
        values.put("verdict", verdict.vi() + " / " + verdict.en());
        values.put("isUnconfirmed", verdict == Verdict.NOT_CONFIRMED);
        values.put("isFailed", verdict == Verdict.FAILED);
        values.put(
                "onlyConfirmations",
                statement.at("/comparedWithPortal/how").asText().equals("CONFIRMATIONS"));
        values.put(
                "isCut",
                statement.path("findingsListed").asLong()
                        < statement.path("findingsInAll").asLong());
        values.put(
                "isPassedOver",
                statement.at("/comparedWithPortal/suspectsPassedOver").asLong() > 0);
        values.put("mostSuspects", PortalSide.MOST_SUSPECTS);
        put(values, "f", statement.path("failed"));
        put(values, "c", statement.path("counts"));
        put(values, "s", statement.path("comparedWithSource"));
        put(values, "p", statement.path("comparedWithPortal"));
        put(values, "h", statement.path("healing"));
        put(values, "r", statement.path("nationalReport"));
        values.put("reported", statement.path("nationalReport").isObject());
        values.put("lines", lines(statement.path("findings")));
        values.put("none", statement.path("findings").isEmpty());
        values.put("signed", !signature.isEmpty());
        values.put("signature", signature);
        return TEMPLATE.execute(values);
    }

    private static void put(Map<String, Object> values, String name, JsonNode node) {
        Map<String, Object> inner = new LinkedHashMap<>();
        node.properties().forEach(field -> inner.put(field.getKey(), text(field.getValue())));
        values.put(name, inner);
    }

    private static List<Map<String, Object>> lines(JsonNode findings) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (JsonNode finding : findings) {
            List<String> differs = new ArrayList<>();
            finding.path("differs").forEach(one -> differs.add(difference(one)));
            lines.add(Map.of(
                    "number", finding.path("number").asText(),
                    "between", word(finding, "between"),
                    "kind", word(finding, "kind"),
                    "wrong", word(finding, "wrong"),
                    "differs", String.join("; ", differs),
                    "note", finding.path("note").asText()));
        }
        return lines;
    }

    private static String difference(JsonNode one) {
        String hub = one.path("hub").asText();
        String other = one.path("other").asText();
        String said = hub.isEmpty() && other.isEmpty() ? "" : ": trục/hub '" + hub + "' ≠ '" + other + "'";
        return one.path("field").asText() + said;
    }

    private static String word(JsonNode finding, String name) {
        return WORDS.get(finding.path(name).asText());
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(one -> items.add(one.asText()));
            return String.join(", ", items);
        }
        return value.isNull() ? "–" : value.asText();
    }

    private static Template compile() {
        try (InputStream in = StatementPage.class.getResourceAsStream("statement.mustache");
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected statement.mustache in the jar", e);
        }
    }
}
