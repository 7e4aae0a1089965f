package vn.lienthong.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The rows of the index as text, to be compared: how they are divided into runs does not show. */
final class Dump {
    private Dump() {}

    static List<String> of(List<Part> parts) {
        List<String> rows = new ArrayList<>();
        for (Part part : parts) {
            Map<Integer, TreeSet<Long>> terms = new HashMap<>();
            part.each((term, ordinals) -> {
                for (int i = 0; i < ordinals.size(); i++) {
                    terms.computeIfAbsent(ordinals.get(i), key -> new TreeSet<>())
                            .add(term);
                }
            });
            for (int i = 0; i < part.size(); i++) {
                StringBuilder row = new StringBuilder(part.line(i).toString());
                terms.getOrDefault(i, new TreeSet<>())
                        .forEach(term -> row.append(' ').append(Long.toHexString(term)));
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
