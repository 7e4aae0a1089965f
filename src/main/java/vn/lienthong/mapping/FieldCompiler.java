package vn.lienthong.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compiles the lines under {@code fields}. */
final class FieldCompiler {
    private static final String FILE = MappingCompiler.FILE;

    private final String code;
    private final Findings findings;
    private final PathCompiler paths;
    private final TimeCompiler times;
    private final WordingCompiler wordings;
    private final TableUse tables;
    private final FormulaCompiler formulas;

    /** What the whole mapping says for every field. */
    record Defaults(ZoneId zone, List<Yaml.Scalar> formats, List<Yaml.Scalar> empty, String day) {}

    FieldCompiler(
            String code, Findings findings, Map<String, CodeTable> tables, PathCompiler paths, Defaults defaults) {
        this.code = code;
        this.findings = findings;
        this.paths = paths;
        this.times = new TimeCompiler(defaults, findings);
        this.wordings = new WordingCompiler(findings, defaults.empty(), times);
        this.tables = new TableUse(tables, findings);
        this.formulas = new FormulaCompiler(findings, tables, paths, defaults.zone());
    }

    /** The lines of a block, in the order in which a record is read. */
    List<FieldRule> rules(Yaml.Fields block, boolean step, Level level) {
        List<FieldRule> rules = new ArrayList<>();
        block.entries().forEach((word, entry) -> {
            Optional<Field> field = Field.find(word, step);
            if (field.isEmpty()) {
                findings.unknown(FILE, entry.at(), "field-unknown", "trường", word, Field.words(step), "field");
                return;
            }
            Field known = field.get();
            rule(known.ordinal(), word, known.kind(), known.list(), entry, level)
                    .ifPresent(rules::add);
        });
        rules.sort(Comparator.comparingInt(rule -> Math.min(rule.slot(), Field.OTHER_NUMBER.ordinal())));
        return rules;
    }

    private List<FieldRule> parts(ListKind list, Yaml.Fields block, Level level) {
        List<FieldRule> rules = new ArrayList<>();
        block.entries().forEach((word, entry) -> {
            int slot = list.words().indexOf(word);
            if (slot < 0) {
                findings.unknown(FILE, entry.at(), "field-unknown", "trường", word, list.words(), "field");
                return;
            }
            rule(slot, word, list.parts().get(slot).kind(), null, entry, level).ifPresent(rules::add);
        });
        return rules;
    }

    /** {@code MaHoSo: dossierNo} is short for {@code MaHoSo: { from: dossierNo }}. */
    private Optional<FieldRule> rule(
            int slot, String word, ValueKind kind, ListKind list, Yaml.Entry entry, Level level) {
        Yaml written = entry.value() instanceof Yaml.Scalar scalar
                ? new Yaml.Fields(scalar.at(), new LinkedHashMap<>(Map.of("from", new Yaml.Entry(scalar.at(), scalar))))
                : entry.value();
        return Keys.of(FILE, written, Vocabulary.LINE, findings).map(keys -> {
            FieldRule.ListRule items = list == null ? null : items(list, keys, level);
            new LineForm(findings, keys, kind, list != null).check();
            return new FieldRule(
                    slot,
                    word,
                    kind,
                    "mappings/" + code + "/" + FILE + ":" + entry.at().line(),
                    paths.conditions(keys, "when", level),
                    source(keys, kind, level),
                    tables.of(keys, kind, word),
                    kind.isTime() ? times.compile(keys) : null,
                    wordings.compile(keys, kind),
                    constant(keys, kind, "default"),
                    keys.word("required", Vocabulary.TRUTH, "false").equals("true"),
                    items);
        });
    }

    private FieldRule.Source source(Keys keys, ValueKind kind, Level level) {
        return new FieldRule.Source(
                paths.paths(keys, "from", level),
                keys.raw("join").orElse(null),
                constant(keys, kind, "value"),
                formulas.compile(keys, level).orElse(null));
    }

    private FieldRule.ListRule items(ListKind list, Keys keys, Level level) {
        Yaml lines = keys.need("fields");
        if (keys.need("each") == null || !(lines instanceof Yaml.Fields block)) {
            return null;
        }
        return paths.path(new Yaml.Scalar(keys.at("each"), keys.text("each", ".")), level)
                .map(each -> {
                    Level below = level.below(each);
                    return new FieldRule.ListRule(
                            list, each, paths.conditions(keys, "only", below), parts(list, block, below));
                })
                .orElse(null);
    }

    private String constant(Keys keys, ValueKind kind, String key) {
        String text = keys.text(key).orElse(null);
        if (text == null) {
            return null;
        }
        if (kind.isTime() || kind == ValueKind.LIST || kind.accept(text) == null) {
            findings.add(
                    FILE,
                    keys.at(key),
                    "type-mismatch",
                    key + " cần " + kind.vi(),
                    "Expected " + kind.en() + " as " + key);
            return null;
        }
        return kind.accept(text);
    }
}
