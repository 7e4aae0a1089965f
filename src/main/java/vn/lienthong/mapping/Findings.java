package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers everything that is wrong, so that an author sees all of it at once. */
final class Findings {
    private static final int MOST = 200;
    private final List<Finding> all = new ArrayList<>();

    void add(String file, At at, String code, String vi, String en) {
        Finding finding = new Finding(file, at.line(), at.column(), code, vi, en);
        // What stands once in a file may be used by many lines: it is said once.
        if (all.size() < MOST && !all.contains(finding)) {
            all.add(finding);
        }
    }

    /** For the most frequent sentence: a word that is not one of the valid ones. */
    void unknown(
            String file, At at, String code, String whatVi, String written, Collection<String> valid, String whatEn) {
        String nearest = Nearest.to(written, valid);
        boolean any = !nearest.isEmpty();
        add(
                file,
                at,
                code,
                "Không có " + whatVi + " '" + written + "'" + (any ? "; có phải '" + nearest + "'?" : ""),
                "Expected a known " + whatEn + ", but found '" + written + "'"
                        + (any ? "; did you mean '" + nearest + "'?" : ""));
    }

    List<Finding> all() {
        return List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}
