package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Problem;

/**
 * Applies a block's rules to one record: canonical values by slot, or the first problem. One instance per record, not
 * shared; without exceptions, because broken records may come by the million.
 */
final class RecordReader {
    private static final int MOST_ITEMS = 10_000;

    private final JsonNode document;
    private final Map<String, String> facts;
    private final ZoneId zone;
    private final Instant receivedAt;
    private final String place;
    private LocalDate day;
    private Problem problem;

    RecordReader(JsonNode document, Map<String, String> facts, ZoneId zone, Instant receivedAt, String place) {
        this.document = document;
        this.facts = facts;
        this.zone = zone;
        this.receivedAt = receivedAt;
        this.place = place;
    }

    Problem problem() {
        return problem;
    }

    /** Values by {@link Field#ordinal}: String, Moment, List of Object[] or null. Stops at the first problem. */
    Object[] read(Block block, JsonNode record) {
        Object[] values = new Object[Field.values().length];
        for (int i = 0; i < block.rules().size() && problem == null; i++) {
            FieldRule rule = block.rules().get(i);
            values[rule.slot()] = value(rule, record, place);
            if (rule.slot() == Field.DELETED.ordinal() && values[rule.slot()] != null) {
                problem = Sentences.removed(where(rule, place));
            }
            if (rule.slot() == Field.UPDATED.ordinal() && !block.step()) {
                day = dayOf((Moment) values[rule.slot()]);
            }
        }
        return values;
    }

    /** Codes are looked up as of the event, else as of the arrival. */
    private LocalDate dayOf(Moment moment) {
        return (moment == null ? receivedAt : moment.at()).atZone(zone).toLocalDate();
    }

    private LocalDate day() {
        if (day == null) {
            day = dayOf(null);
        }
        return day;
    }

    private Object value(FieldRule rule, JsonNode record, String at) {
        if (!holds(rule.when(), record)) {
            return null;
        }
        if (rule.list() != null) {
            return list(rule, record, at);
        }
        if (rule.constant() != null) {
            return rule.constant();
        }
        String text =
                rule.table() != null && rule.from().size() > 1 ? composite(rule, record, at) : first(rule, record, at);
        if (problem != null) {
            return null;
        }
        if (text == null) {
            return absent(rule, at);
        }
        return rule.kind().isTime() ? time(rule, text, at) : checked(rule, text, at);
    }

    private Object absent(FieldRule rule, String at) {
        if (rule.otherwise() == null && rule.required()) {
            problem = Sentences.missing(rule, where(rule, at));
        }
        return rule.otherwise();
    }

    boolean holds(List<FieldRule.Condition> conditions, JsonNode record) {
        for (FieldRule.Condition condition : conditions) {
            JsonNode node = condition.path().find(record, document, facts);
            String text = node.isValueNode() && !node.isNull() ? Texts.clean(node.asText()) : "";
            boolean any = !text.isEmpty() && condition.values().contains(FieldRule.Condition.ANY);
            if (!any && !condition.values().contains(text)) {
                return false;
            }
        }
        return true;
    }

    private String first(FieldRule rule, JsonNode record, String at) {
        for (int i = 0; i < rule.from().size(); i++) {
            String text = text(rule, rule.from().get(i), record, at);
            if (text != null || problem != null) {
                return rule.table() == null || text == null ? text : mapped(rule, new String[] {text}, at);
            }
        }
        return null;
    }

    private String composite(FieldRule rule, JsonNode record, String at) {
        String[] keys = new String[rule.from().size()];
        boolean said = false;
        for (int i = 0; i < keys.length; i++) {
            String text = text(rule, rule.from().get(i), record, at);
            said |= text != null;
            keys[i] = text == null ? "" : text;
        }
        return !said || problem != null ? null : mapped(rule, keys, at);
    }

    /** A source's text, cleaned; null when it says nothing. */
    private String text(FieldRule rule, SourcePath path, JsonNode record, String at) {
        JsonNode node = path.find(record, document, facts);
        if (node.isArray()) {
            node = node.isEmpty()
                    ? com.fasterxml.jackson.databind.node.NullNode.getInstance()
                    : node.size() == 1 ? node.get(0) : node;
        }
        if (node.isMissingNode()) {
            if (!path.optional()) {
                problem = Sentences.absent(rule, where(rule, path, at));
            }
            return null;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isContainerNode()) {
            problem = Sentences.many(where(rule, path, at));
            return null;
        }
        return said(rule, node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText(), path, at);
    }

    private String said(FieldRule rule, String raw, SourcePath path, String at) {
        if (raw.length() > ValueKind.MAX_TEXT) {
            problem = Sentences.tooLong(rule, where(rule, path, at));
            return null;
        }
        String text = Texts.clean(raw);
        if (!rule.strip().isEmpty() && text.startsWith(rule.strip())) {
            text = Texts.clean(text.substring(rule.strip().length()));
        }
        return text.isEmpty() || rule.empty().contains(text) ? null : text;
    }

    private String mapped(FieldRule rule, String[] keys, String at) {
        CodeTable.Row row = rule.table().match(keys, day());
        if (row == null) {
            // A national procedure code needs no row in a table of local ones.
            if (rule.kind() == ValueKind.PROCEDURE && rule.kind().accept(keys[0]) != null) {
                return keys[0];
            }
            problem = Sentences.unmapped(rule, where(rule, at), String.join(" + ", keys));
            return null;
        }
        if (row.canonical().isEmpty()) {
            problem = Sentences.underivable(rule, where(rule, at), String.join(" + ", keys), row);
            return null;
        }
        return row.canonical();
    }

    private Object time(FieldRule rule, String text, String at) {
        long millis = rule.times().read(text);
        if (millis == TimePattern.NO) {
            problem = Sentences.impossible(rule, where(rule, at), text);
            return null;
        }
        return rule.kind() == ValueKind.PORTAL_TIME
                ? TimeReader.portalText(millis)
                : new Moment(Instant.ofEpochMilli(millis), text);
    }

    private String checked(FieldRule rule, String text, String at) {
        String accepted = rule.kind().accept(text);
        if (accepted == null && rule.kind() != ValueKind.PRESENCE) {
            problem = Sentences.invalid(rule, where(rule, at), text);
        }
        return accepted;
    }

    private List<Object[]> list(FieldRule rule, JsonNode record, String at) {
        SourcePath each = rule.list().each();
        JsonNode node = each.segments().isEmpty() ? record : each.find(record, document, facts);
        if (node.isMissingNode() && !each.optional()) {
            problem = Sentences.absent(rule, where(rule, each, at));
        }
        List<Object[]> items = new ArrayList<>();
        if (node.isObject()) {
            items.add(item(rule, node, at + each.text()));
        }
        for (int i = 0; node.isArray() && i < node.size() && problem == null; i++) {
            String itemAt = at + each.text().replace("[]", "") + "[" + i + "].";
            if (i >= MOST_ITEMS || !node.get(i).isObject()) {
                problem = Sentences.notRecord(where(rule, itemAt));
            } else {
                items.add(item(rule, node.get(i), itemAt));
            }
        }
        return items;
    }

    private Object[] item(FieldRule rule, JsonNode item, String at) {
        Object[] values = new Object[rule.list().kind().parts().size()];
        for (FieldRule part : rule.list().rules()) {
            values[part.slot()] = problem == null ? value(part, item, at) : null;
        }
        return values;
    }

    static String where(FieldRule rule, SourcePath path, String at) {
        String source = path.start() == SourcePath.Start.RECORD ? at + path.text() : path.text();
        return source + " → " + rule.word() + " (" + rule.where() + ")";
    }

    static String where(FieldRule rule, String at) {
        return rule.from().isEmpty()
                ? at + " → " + rule.word() + " (" + rule.where() + ")"
                : where(rule, rule.from().get(0), at);
    }
}
