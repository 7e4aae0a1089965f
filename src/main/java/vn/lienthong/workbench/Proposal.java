package vn.lienthong.workbench;

import java.util.List;

/**
 * One line of a mapping that is proposed.
 *
 * @param field the canonical name
 * @param path the source's path, from the record; of a part, from the item
 * @param confidence 0 to 1
 * @param why for the person who decides
 * @param leaf the source's value; null for a list
 * @param parts of a list
 */
record Proposal(
        String field, String kind, String path, double confidence, String why, Leaf leaf, List<Proposal> parts) {
    Proposal {
        parts = List.copyOf(parts);
    }

    Proposal with(List<Proposal> others) {
        return new Proposal(field, kind, path, confidence, why, leaf, others);
    }
}
