package vn.lienthong.mapping;

import java.util.List;
import java.util.Set;

/** Every key of the language; mapping.schema.json and the guide are compared with it by tests. */
final class Vocabulary {
    static final String HEADER_ROW = "header-row";
    static final Set<String> MAPPING = Set.of(
            "mapping",
            "source",
            "note",
            "format",
            "encoding",
            "delimiter",
            "sheet",
            "headers",
            HEADER_ROW,
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

    /** In JSLT. No clock, chance, hash, file or parser; nothing that gives another answer the second time. */
    static final Set<String> FUNCTIONS = Set.of(
            "date",
            "code",
            "test",
            "capture",
            "split",
            "replace",
            "join",
            "fallback",
            "contains",
            "optimized-static-contains",
            "starts-with",
            "ends-with",
            "index-of",
            "lowercase",
            "uppercase",
            "trim",
            "string",
            "number",
            "boolean",
            "round",
            "floor",
            "ceiling",
            "mod",
            "min",
            "max",
            "sum",
            "size",
            "not",
            "all",
            "any",
            "is-string",
            "is-number",
            "is-integer",
            "is-decimal",
            "is-boolean",
            "is-object",
            "is-array");

    private Vocabulary() {}
}
