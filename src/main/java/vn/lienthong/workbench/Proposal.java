package vn.lienthong.workbench;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of a mapping that is proposed.
 *
 * @param field the canonical name
 * @param path the source's path, from the record; of a part, from the item
 * @param confidence 0 to 1
 * @param why for the person who decides
 * @param leaf the source's value; of a join, the texts put together; null for a list
 * @param parts of a list
 * @param joined the paths behind the first one, whose texts are put together with it; mostly none
 */
record Proposal(
        String field,
        String kind,
        String path,
        double confidence,
        Why why,
        Leaf leaf,
        List<Proposal> parts,
        List<String> joined) {
    Proposal {
        parts = List.copyOf(parts);
        joined = List.copyOf(joined);
    }

    Proposal(String field, String kind, String path, double confidence, Why why, Leaf leaf, List<Proposal> parts) {
        this(field, kind, path, confidence, why, leaf, parts, List.of());
    }

    /** Every path it reads. */
    List<String> paths() {
        List<String> paths = new ArrayList<>(List.of(path));
        paths.addAll(joined);
        return paths;
    }

    /** As a person would say it: {@code ho + ten}. */
    String pathText() {
        return String.join(" + ", paths());
    }

    /** How sure, in percent; never quite. */
    long percent() {
        return Math.min(99, Math.round(confidence * 100));
    }
}
