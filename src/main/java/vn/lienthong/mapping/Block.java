package vn.lienthong.mapping;

import java.util.List;

/**
 * One kind of records in a source's deliveries.
 *
 * @param each where they lie; {@code .} for the root
 * @param step whether they are steps on their own rather than dossiers
 * @param when which deliveries hold them
 * @param derived whether steps are derived from status changes
 * @param prefix the records' place in the shape
 */
record Block(
        SourcePath each,
        boolean step,
        List<FieldRule.Condition> when,
        boolean derived,
        String prefix,
        List<FieldRule> rules) {
    Block {
        when = List.copyOf(when);
        rules = List.copyOf(rules);
    }
}
