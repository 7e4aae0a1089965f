package vn.lienthong.mapping;

import java.util.List;
import java.util.Set;

/** Every key of the language; mapping.schema.json and the guide are compared with it by tests. */
final class Vocabulary {
    static final Set<String> MAPPING = Set.of(
            "mapping",
            "source",
            "note",
            "format",
            "encoding",
            "delimiter",
            "sheet",
            "headers",
            "header-row",
            "unwrap",
            "zone",
            "formats",
            "empty",
            "day",
            "records");
    static final Set<String> UNWRAP = Set.of("at", "as", "note");
    static final Set<String> BLOCK = Set.of("each", "as", "when", "steps", "fields", "note");
    static final Set<String> LINE = Set.of(
            "from",
            "join",
            "value",
            "jslt",
            "code",
            "type",
            "format",
            "formats",
            "zone",
            "day",
            "empty",
            "strip",
            "yes",
            "no",
            "decimal",
            "pad",
            "case",
            "required",
            "default",
            "when",
            "each",
            "only",
            "fields",
            "note");
    static final Set<String> NEGATION = Set.of("not");
    static final List<String> DAYS = List.of("start", "end");
    static final List<String> KINDS = List.of("dossier", "step");
    static final List<String> STEPS = List.of("derived", "own");
    static final List<String> TYPES = List.of("text", "number", "time", "flag", "code", "list");
    static final List<String> LETTERS = List.of("upper", "lower", "title");
    static final List<String> DECIMALS = List.of(",", ".");
    static final List<String> TRUTH = List.of("true", "false");

    private Vocabulary() {}
}
