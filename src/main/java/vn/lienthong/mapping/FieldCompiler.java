package vn.lienthong.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles the lines under {@code fields}. */
final class FieldCompiler {
    private static final String FILE = MappingCompiler.FILE;
    private static final Set<String> KEYS = Set.of(
            "from",
            "type",
            "format",
            "formats",
            "zone",
            "day",
            "empty",
            "code",
            "required",
            "default",
            "each",
            "when",
            "value",
            "strip",
            "fields",
            "note");

    private final String code;
    private final Findings findings;
    private final Map<String, CodeTable> tables;
    private final Shape shape;
    private final Defaults defaults;
    private final TimeCompiler times;

    /** What the whole mapping says for every field. */
    record Defaults(ZoneId zone, List<Yaml.Scalar> formats, List<Yaml.Scalar> empty, String day) {}

    FieldCompiler(String code, Findings findings, Map<String, CodeTable> tables, Shape shape, Defaults defaults) {
        this.code = code;
        this.findings = findings;
        this.tables = tables;
        this.shape = shape;
        this.defaults = defaults;
        this.times = new TimeCompiler(defaults, findings);
    }

    /** The lines of a block, in the order in which a record is read. */
    List<FieldRule> rules(Yaml.Fields block, boolean step, String prefix) {
        List<FieldRule> rules = new ArrayList<>();
        block.entries().forEach((word, entry) -> {
            Optional<Field> field = Field.find(word, step);
            if (field.isEmpty()) {
                findings.unknown(FILE, entry.at(), "field-unknown", "trường", word, Field.words(step), "field");
                return;
            }
            Field known = field.get();
            rule(known.ordinal(), word, known.kind(), known.list(), entry, prefix)
                    .ifPresent(rules::add);
        });
        rules.sort(java.util.Comparator.comparingInt(rule -> Math.min(rule.slot(), Field.OTHER_NUMBER.ordinal())));
        return rules;
    }

    private List<FieldRule> parts(ListKind list, Yaml.Fields block, String prefix) {
        List<FieldRule> rules = new ArrayList<>();
        block.entries().forEach((word, entry) -> {
            int slot = list.words().indexOf(word);
            if (slot < 0) {
                findings.unknown(FILE, entry.at(), "field-unknown", "trường", word, list.words(), "field");
                return;
            }
            rule(slot, word, list.parts().get(slot).kind(), null, entry, prefix).ifPresent(rules::add);
        });
        return rules;
    }

    /** {@code MaHoSo: dossierNo} is short for {@code MaHoSo: { from: dossierNo }}. */
    private Optional<FieldRule> rule(
            int slot, String word, ValueKind kind, ListKind list, Yaml.Entry entry, String prefix) {
        Yaml written = entry.value() instanceof Yaml.Scalar scalar
                ? new Yaml.Fields(scalar.at(), new LinkedHashMap<>(Map.of("from", new Yaml.Entry(scalar.at(), scalar))))
                : entry.value();
        return Keys.of(FILE, written, KEYS, findings).map(keys -> {
            FieldRule.ListRule items = list == null ? null : items(list, keys, prefix);
            CodeTable table = table(keys, kind, word);
            checkForm(keys, kind, list);
            return new FieldRule(
                    slot,
                    word,
                    kind,
                    "mappings/" + code + "/" + FILE + ":" + entry.at().line(),
                    conditions(keys, prefix),
                    paths(keys, prefix),
                    constant(keys, kind, "value"),
                    table,
                    kind.isTime() ? times.compile(keys) : null,
                    empties(keys, kind),
                    keys.text("strip", ""),
                    constant(keys, kind, "default"),
                    Boolean.parseBoolean(keys.word("required", List.of("true", "false"), "false")),
                    items);
        });
    }

    private void checkForm(Keys keys, ValueKind kind, ListKind list) {
        boolean lists = keys.has("each") || keys.has("fields");
        if (list == null && lists) {
            mismatch(keys.at("each"), "trường này không phải danh sách", "this field is not a list");
        }
        if (list == null && !keys.has("from") && !keys.has("value")) {
            findings.add(FILE, keys.at(), "key-missing", "Cần from hoặc value", "Expected from or value");
        }
        String type = keys.text("type", "");
        if (!type.isEmpty() && !kinds(kind).contains(type)) {
            mismatch(keys.at("type"), "type ở đây là " + kinds(kind), "type is one of " + kinds(kind) + " here");
        }
        if (!kind.isTime() && (keys.has("format") || keys.has("formats") || keys.has("day") || keys.has("zone"))) {
            mismatch(
                    keys.at(), "chỉ trường thời gian mới có format, zone, day", "only times have format, zone and day");
        }
    }

    private static List<String> kinds(ValueKind kind) {
        return switch (kind) {
            case TIME, PORTAL_TIME -> List.of("time");
            case AMOUNT, SEQUENCE -> List.of("number");
            case LIST -> List.of("list");
            case FLAG, DELETED, PRESENCE -> List.of("flag");
            case TEXT, NUMBER, AGENCY, HINT -> List.of("text");
            default -> List.of("code");
        };
    }

    private FieldRule.ListRule items(ListKind list, Keys keys, String prefix) {
        Yaml lines = keys.need("fields");
        if (keys.need("each") == null || !(lines instanceof Yaml.Fields block)) {
            return null;
        }
        Optional<SourcePath> each = path(new Yaml.Scalar(keys.at("each"), keys.text("each", ".")), prefix);
        return each.map(path -> {
                    String below = path.start() == SourcePath.Start.DOCUMENT
                            ? path.shapeText()
                            : Shape.join(prefix, path.shapeText());
                    return new FieldRule.ListRule(list, path, parts(list, block, below));
                })
                .orElse(null);
    }

    private List<SourcePath> paths(Keys keys, String prefix) {
        List<SourcePath> paths = new ArrayList<>();
        keys.texts("from").forEach(text -> path(text, prefix).ifPresent(paths::add));
        return paths;
    }

    private Optional<SourcePath> path(Yaml.Scalar written, String prefix) {
        SourcePath path = SourcePath.parse(written.text());
        if (path == null) {
            findings.add(
                    FILE,
                    written.at(),
                    "path-invalid",
                    "'" + written.text() + "' không phải đường dẫn",
                    "Expected a path, but found '" + written.text() + "'");
            return Optional.empty();
        }
        if (path.start() == SourcePath.Start.FACT || path.segments().isEmpty()) {
            return Optional.of(path);
        }
        String base = path.start() == SourcePath.Start.DOCUMENT ? "" : prefix;
        if (!shape.knows(Shape.join(base, path.shapeText()))) {
            findings.unknown(
                    FILE,
                    written.at(),
                    "path-unknown",
                    "đường dẫn",
                    written.text(),
                    shape.below(base),
                    "path of the shape");
            return Optional.empty();
        }
        return Optional.of(path.withOptional(shape.isOptional(base, path.shapeText())));
    }

    List<FieldRule.Condition> conditions(Keys keys, String prefix) {
        List<FieldRule.Condition> conditions = new ArrayList<>();
        keys.value("when").ifPresent(value -> {
            if (!(value instanceof Yaml.Fields fields)) {
                findings.add(
                        FILE, value.at(), "form-wrong", "when cần { đường-dẫn: giá trị }", "Expected { path: value }");
                return;
            }
            fields.entries().forEach((text, entry) -> {
                Set<String> values = new HashSet<>();
                List<Yaml> items = entry.value() instanceof Yaml.Items many ? many.items() : List.of(entry.value());
                items.forEach(item -> values.add(item instanceof Yaml.Scalar scalar ? scalar.text() : ""));
                path(new Yaml.Scalar(entry.at(), text), prefix)
                        .ifPresent(path -> conditions.add(new FieldRule.Condition(path, values)));
            });
        });
        return conditions;
    }

    private CodeTable table(Keys keys, ValueKind kind, String word) {
        Optional<String> name = keys.text("code");
        if (name.isEmpty()) {
            return null;
        }
        CodeTable table = tables.get(name.get());
        if (table == null) {
            findings.unknown(
                    FILE,
                    keys.at("code"),
                    "table-unknown",
                    "bảng mã codes/",
                    name.get(),
                    tables.keySet(),
                    "table in codes/");
            return null;
        }
        int paths = keys.texts("from").size();
        if (table.width() != paths && !(table.width() == 1 && paths == 0)) {
            mismatch(
                    keys.at("code"),
                    "bảng có " + table.width() + " cột nguồn, from có " + paths,
                    "the table has " + table.width() + " source columns, but from has " + paths);
        }
        for (CodeTable.Row row : table.rows()) {
            if (!row.canonical().isEmpty() && kind.accept(row.canonical()) == null) {
                findings.add(
                        table.file(),
                        new At(row.line(), 1),
                        "table-invalid",
                        word + " cần " + kind.vi() + ", nhưng thấy '" + row.canonical() + "'",
                        "Expected " + kind.en() + " for " + word + ", but found '" + row.canonical() + "'");
            }
        }
        return table;
    }

    private String constant(Keys keys, ValueKind kind, String key) {
        String text = keys.text(key).orElse(null);
        if (text == null) {
            return null;
        }
        if (kind.isTime() || kind == ValueKind.LIST || kind.accept(text) == null) {
            mismatch(keys.at(key), key + " cần " + kind.vi(), "Expected " + kind.en() + " as " + key);
            return null;
        }
        return kind.accept(text);
    }

    private Set<String> empties(Keys keys, ValueKind kind) {
        Set<String> empty = new HashSet<>();
        keys.texts("empty").forEach(text -> empty.add(text.text()));
        if (kind.isTime()) {
            defaults.empty().forEach(text -> empty.add(text.text()));
            if (times.formats(keys).stream().anyMatch(text -> text.text().equals(TimeReader.EPOCH_MS))) {
                empty.add("0");
            }
        }
        return empty;
    }

    private void mismatch(At at, String vi, String en) {
        findings.add(FILE, at, "type-mismatch", vi, en);
    }
}
