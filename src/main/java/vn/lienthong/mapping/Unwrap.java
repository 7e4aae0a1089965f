package vn.lienthong.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A payload inside a payload: a text that is itself a document, perhaps packed.
 *
 * @param at where the text stands, from the root; the parsed tree takes its place
 * @param steps what was done to it, from the outside in
 * @param where {@code mappings/x/mapping.yaml:6}
 */
record Unwrap(SourcePath at, List<Step> steps, String where) {
    /** More layers than any protocol of this field has. */
    static final int MOST = 10;

    Unwrap {
        steps = List.copyOf(steps);
    }

    /** One layer. Order counts: the constants stand in the only order that makes sense. */
    enum Step {
        BASE64,
        GZIP,
        /** {@code &lt;} once more, for texts that were escaped twice. */
        UNESCAPE,
        XML,
        JSON,
        CSV;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isDocument() {
            return this == XML || this == JSON || this == CSV;
        }

        static List<String> words() {
            return Arrays.stream(values()).map(Step::word).toList();
        }
    }
}
