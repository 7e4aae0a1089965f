package vn.lienthong.mapping;

import java.util.List;
import java.util.Set;

/**
 * One compiled line of a mapping: how a canonical value is made.
 *
 * @param slot where the value goes: a {@link Field}'s ordinal, or a part's place in its {@link ListKind}
 * @param word the canonical name
 * @param where {@code mappings/x/mapping.yaml:14}
 * @param when conditions; the field has no value unless all hold
 * @param from source paths; several are one key for a code table, else the first that is not empty
 * @param constant the value itself, or null
 * @param table may be null
 * @param times for times, else null
 * @param empty texts that mean nothing was said
 * @param strip a prefix that protects a number in a spreadsheet, or empty
 * @param otherwise the default, or null
 * @param list for lists, else null
 */
record FieldRule(
        int slot,
        String word,
        ValueKind kind,
        String where,
        List<Condition> when,
        List<SourcePath> from,
        String constant,
        CodeTable table,
        TimeReader times,
        Set<String> empty,
        String strip,
        String otherwise,
        boolean required,
        ListRule list) {
    FieldRule {
        when = List.copyOf(when);
        from = List.copyOf(from);
        empty = Set.copyOf(empty);
    }

    /** A list of items, each made by its own rules. */
    record ListRule(ListKind kind, SourcePath each, List<FieldRule> rules) {
        ListRule {
            rules = List.copyOf(rules);
        }
    }

    /** Holds when the text at the path is one of the values; an absent one is the empty text, {@code *} any other. */
    record Condition(SourcePath path, Set<String> values) {
        static final String ANY = "*";

        Condition {
            values = Set.copyOf(values);
        }
    }
}
