package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * One compiled line of a mapping: how a canonical value is made.
 *
 * @param slot where the value goes: a {@link Field}'s ordinal, or a part's place in its {@link ListKind}
 * @param word the canonical name
 * @param where {@code mappings/x/mapping.yaml:14}
 * @param when conditions; the field has no value unless all hold
 * @param source where the text comes from
 * @param table may be null
 * @param times for times, else null
 * @param wording what is done to the text
 * @param otherwise the default, or null
 * @param list for lists, else null
 */
record FieldRule(
        int slot,
        String word,
        ValueKind kind,
        String where,
        List<Condition> when,
        Source source,
        CodeTable table,
        TimeReader times,
        Wording wording,
        String otherwise,
        boolean required,
        ListRule list) {
    FieldRule {
        when = List.copyOf(when);
    }

    List<SourcePath> from() {
        return source.from();
    }

    /** Whether several paths are one key of the table together. */
    boolean hasLongKey() {
        return table != null && from().size() > 1;
    }

    /**
     * Where a line's text comes from.
     *
     * @param from paths: one key of a code table together, parts to be joined, or the first that is not empty
     * @param join what stands between the parts, or null when they are not joined
     * @param constant the value itself, or null
     * @param formula what computes it, or null
     */
    record Source(List<SourcePath> from, String join, String constant, Formula formula) {
        Source {
            from = List.copyOf(from);
        }
    }

    /** A list of items, each made by its own rules; only those for which the conditions hold. */
    record ListRule(ListKind kind, SourcePath each, List<Condition> only, List<FieldRule> rules) {
        ListRule {
            only = List.copyOf(only);
            rules = List.copyOf(rules);
        }

        /** Objects; plain texts too where a part is read from {@code .}, the item itself. */
        boolean takes(JsonNode item) {
            return item.isObject()
                    || item.isValueNode()
                            && rules.stream()
                                    .anyMatch(rule -> rule.from().stream().anyMatch(SourcePath::isItself));
        }
    }

    /** Holds when the text at the path is one of the values, or none of them; absent is the empty text, {@code *} any other. */
    record Condition(SourcePath path, Set<String> values, boolean not) {
        static final String ANY = "*";

        Condition {
            values = Set.copyOf(values);
        }

        boolean accepts(String text) {
            boolean among = values.contains(text) || !text.isEmpty() && values.contains(ANY);
            return among != not;
        }
    }
}
