package vn.lienthong.mapping;

import java.util.List;
import vn.lienthong.dossier.Problem;

/** Checks the steps that a source lists inside a dossier: each needs its time, status and content. */
final class OwnSteps {
    private static final int[] NEEDED = {0, 1, 5};

    private OwnSteps() {}

    @SuppressWarnings("unchecked")
    static Problem incomplete(Block block, Object[] values, String place) {
        List<Object[]> steps = (List<Object[]>) values[Field.STEPS.ordinal()];
        if (steps == null) {
            return null;
        }
        for (int i = 0; i < steps.size(); i++) {
            for (int slot : NEEDED) {
                if (steps.get(i)[slot] == null) {
                    return missing(block, slot, place + Field.STEPS.word() + "[" + i + "]");
                }
            }
        }
        return null;
    }

    private static Problem missing(Block block, int slot, String place) {
        FieldRule list = block.rules().stream()
                .filter(rule -> rule.slot() == Field.STEPS.ordinal())
                .findFirst()
                .orElseThrow();
        FieldRule part = list.list().rules().stream()
                .filter(rule -> rule.slot() == slot)
                .findFirst()
                .orElse(list);
        return Sentences.missing(part, place + " → " + part.word() + " (" + part.where() + ")");
    }
}
