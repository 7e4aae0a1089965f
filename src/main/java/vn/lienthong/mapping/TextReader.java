package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.LocalDate;
import java.util.List;

/** Finds what a record says for one line, as a text that is cleaned, worded and looked up. One per record. */
final class TextReader {
    private final Surroundings around;
    private final Trouble trouble;
    private LocalDate day;

    TextReader(Surroundings around, Trouble trouble) {
        this.around = around;
        this.trouble = trouble;
    }

    /** Codes are looked up as of this day; until it is set, as of the arrival. */
    void eventDay(LocalDate day) {
        this.day = day;
    }

    private LocalDate day() {
        if (day == null) {
            day = around.dayOf(around.receivedAt());
        }
        return day;
    }

    boolean holds(List<FieldRule.Condition> conditions, Spot spot) {
        for (FieldRule.Condition condition : conditions) {
            JsonNode node = condition.path().find(spot, around);
            if (!condition.accepts(node.isValueNode() && !node.isNull() ? Texts.clean(node.asText()) : "")) {
                return false;
            }
        }
        return true;
    }

    /** The line's text; null when the record says nothing, or when something is wrong. */
    String read(FieldRule rule, Spot spot) {
        if (rule.source().formula() != null) {
            String text = rule.source().formula().read(rule, spot, around, day(), trouble);
            return text == null ? null : mapped(rule, spot, said(rule, text, null, spot));
        }
        if (rule.hasLongKey()) {
            return composite(rule, spot);
        }
        return rule.source().join() == null ? first(rule, spot) : joined(rule, spot);
    }

    private String first(FieldRule rule, Spot spot) {
        for (int i = 0; i < rule.from().size(); i++) {
            String text = text(rule, rule.from().get(i), spot);
            if (text != null || !trouble.isNone()) {
                return mapped(rule, spot, text);
            }
        }
        return null;
    }

    private String joined(FieldRule rule, Spot spot) {
        StringBuilder whole = new StringBuilder();
        for (SourcePath path : rule.from()) {
            String text = text(rule, path, spot);
            if (text != null) {
                whole.append(whole.isEmpty() ? "" : rule.source().join()).append(text);
            }
        }
        return whole.isEmpty() || !trouble.isNone() ? null : whole.toString();
    }

    private String composite(FieldRule rule, Spot spot) {
        String[] keys = new String[rule.from().size()];
        boolean said = false;
        for (int i = 0; i < keys.length; i++) {
            String text = text(rule, rule.from().get(i), spot);
            said |= text != null;
            keys[i] = text == null ? "" : text;
        }
        return said && trouble.isNone() ? mapped(rule, keys, spot) : null;
    }

    private String text(FieldRule rule, SourcePath path, Spot spot) {
        JsonNode node = only(path.find(spot, around));
        if (node.isMissingNode()) {
            if (!path.optional()) {
                trouble.report(Sentences.absent(rule, Places.where(rule, path, spot.at())));
            }
            return null;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isContainerNode()) {
            trouble.report(Sentences.many(Places.where(rule, path, spot.at())));
            return null;
        }
        String raw = node.isBigDecimal() ? node.decimalValue().toPlainString() : node.asText();
        String text = said(rule, raw, path, spot);
        if (text != null) {
            around.watch().said(path, spot.at(), text);
        }
        return text;
    }

    /** A list of one is that one, an empty list says nothing: some systems send either. */
    private static JsonNode only(JsonNode node) {
        if (!node.isArray() || node.size() > 1) {
            return node;
        }
        return node.isEmpty() ? NullNode.getInstance() : node.get(0);
    }

    private String said(FieldRule rule, String raw, SourcePath path, Spot spot) {
        if (raw.length() > ValueKind.MAX_TEXT) {
            trouble.report(Sentences.tooLong(
                    rule, path == null ? Places.where(rule, spot.at()) : Places.where(rule, path, spot.at())));
            return null;
        }
        return rule.wording().of(Texts.clean(raw));
    }

    private String mapped(FieldRule rule, Spot spot, String text) {
        return rule.table() == null || text == null ? text : mapped(rule, new String[] {text}, spot);
    }

    private String mapped(FieldRule rule, String[] keys, Spot spot) {
        CodeTable.Row row = rule.table().match(keys, day());
        around.watch().row(rule, row);
        if (row == null) {
            // A national procedure code needs no row in a table of local ones.
            if (rule.kind() == ValueKind.PROCEDURE && rule.kind().accept(keys[0]) != null) {
                return keys[0];
            }
            trouble.report(
                    Sentences.unmapped(rule.table().file(), Places.where(rule, spot.at()), String.join(" + ", keys)));
            return null;
        }
        if (row.canonical().isEmpty()) {
            trouble.report(Sentences.underivable(
                    rule.word(), rule.table().file(), Places.where(rule, spot.at()), String.join(" + ", keys), row));
            return null;
        }
        return row.canonical();
    }
}
