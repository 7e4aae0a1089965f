package vn.lienthong.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** From a bundle's texts to a {@link Mapping}, with every finding on the way. */
final class MappingCompiler {
    static final String FILE = "mapping.yaml";
    private static final String TAB = "tab";
    private static final Set<String> KEYS =
            Set.of("mapping", "source", "note", "format", "delimiter", "zone", "formats", "empty", "day", "records");
    private static final Set<String> BLOCK_KEYS = Set.of("each", "as", "when", "steps", "fields", "note");

    private final Bundle bundle;
    private final Findings findings;
    private final Map<String, CodeTable> tables = new TreeMap<>();

    MappingCompiler(Bundle bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
    }

    Optional<Mapping> compile() {
        String text = file(FILE);
        Shape shape = Shape.parse(file("shape.txt"), findings);
        if (shape.isEmpty() && findings.isEmpty()) {
            file("shape.txt", "");
        }
        if (text.isEmpty() || shape.isEmpty()) {
            return Optional.empty();
        }
        bundle.files().forEach((name, content) -> {
            if (name.startsWith("codes/")) {
                String table = name.substring("codes/".length(), name.length() - ".csv".length());
                TableReader.read(name, content, findings).ifPresent(read -> tables.put(table, read));
            }
        });
        return Yaml.parse(FILE, text, findings)
                .flatMap(root -> Keys.of(FILE, root, KEYS, findings))
                .map(keys -> mapping(keys, shape));
    }

    private String file(String name) {
        return file(name, bundle.files().getOrDefault(name, ""));
    }

    private String file(String name, String text) {
        if (text.isBlank()) {
            findings.add(
                    name,
                    new At(1, 1),
                    "file-missing",
                    "Thiếu tệp mappings/" + bundle.code() + "/" + name,
                    "Expected the file mappings/" + bundle.code() + "/" + name + ", but it is missing or empty");
        }
        return text;
    }

    private Mapping mapping(Keys keys, Shape shape) {
        if (keys.need("mapping") != null) {
            keys.word("mapping", List.of("1"), "1");
        }
        ZoneId zone = zone(keys, "zone", ZoneId.of("Asia/Ho_Chi_Minh"));
        List<Format> formats = formats(keys);
        String delimiter = keys.text("delimiter", ",").replace(TAB, "\t");
        if (delimiter.length() != 1) {
            invalid(
                    keys.at("delimiter"),
                    "delimiter cần một ký tự, hoặc tab",
                    "Expected one character as delimiter, or tab");
            delimiter = ",";
        }
        FieldCompiler fields = new FieldCompiler(bundle.code(), findings, tables, shape, defaults(keys, zone));
        List<Block> blocks = new ArrayList<>();
        if (keys.need("records") instanceof Yaml.Items items) {
            items.items().forEach(item -> block(item, fields, shape).ifPresent(blocks::add));
        } else if (keys.has("records")) {
            invalid(keys.at("records"), "records cần một danh sách", "Expected a list of blocks under records");
        }
        return new Mapping(bundle.version(), formats, delimiter.charAt(0), zone, shape, List.copyOf(blocks));
    }

    private FieldCompiler.Defaults defaults(Keys keys, ZoneId zone) {
        return new FieldCompiler.Defaults(
                zone,
                keys.texts("formats"),
                keys.texts("empty"),
                keys.has("day") ? keys.word("day", List.of("start", "end"), "start") : "");
    }

    private List<Format> formats(Keys keys) {
        List<Format> formats = new ArrayList<>();
        keys.need("format");
        for (Yaml.Scalar written : keys.texts("format")) {
            for (String word : written.text().split(",", -1)) {
                String name = word.strip();
                if (Format.words().contains(name)) {
                    formats.add(Format.valueOf(name.toUpperCase(java.util.Locale.ROOT)));
                } else {
                    findings.unknown(FILE, written.at(), "value-invalid", "định dạng", name, Format.words(), "format");
                }
            }
        }
        return formats.isEmpty() ? List.of(Format.JSON) : List.copyOf(formats);
    }

    static ZoneId zone(Keys keys, String key, ZoneId otherwise, Findings findings) {
        String text = keys.text(key).orElse(null);
        try {
            return text == null ? otherwise : ZoneId.of(text);
        } catch (DateTimeException e) {
            findings.unknown(
                    FILE, keys.at(key), "value-invalid", "múi giờ", text, ZoneId.getAvailableZoneIds(), "zone");
            return otherwise;
        }
    }

    private ZoneId zone(Keys keys, String key, ZoneId otherwise) {
        return zone(keys, key, otherwise, findings);
    }

    private Optional<Block> block(Yaml value, FieldCompiler fields, Shape shape) {
        return Keys.of(FILE, value, BLOCK_KEYS, findings).flatMap(keys -> {
            boolean step =
                    keys.word("as", List.of("dossier", "step"), "dossier").equals("step");
            boolean derived =
                    keys.word("steps", List.of("derived", "own"), "derived").equals("derived");
            SourcePath each = each(keys, shape);
            Yaml lines = keys.need("fields");
            if (each == null || !(lines instanceof Yaml.Fields block)) {
                return Optional.empty();
            }
            String prefix = each.shapeText();
            List<FieldRule> rules = fields.rules(block, step, prefix);
            missing(block, step, rules);
            return Optional.of(new Block(each, step, fields.conditions(keys, ""), derived && !step, prefix, rules));
        });
    }

    private SourcePath each(Keys keys, Shape shape) {
        if (keys.need("each") == null) {
            return null;
        }
        String text = keys.text("each", ".");
        SourcePath each = SourcePath.parse(text);
        boolean absolute = each != null && each.start() == SourcePath.Start.RECORD;
        if (!absolute || !shape.knows(each.shapeText())) {
            findings.unknown(FILE, keys.at("each"), "path-unknown", "đường dẫn", text, shape.below(""), "path");
            return null;
        }
        return each;
    }

    private void missing(Yaml.Fields block, boolean step, List<FieldRule> rules) {
        for (Field field : Field.needed(step)) {
            if (!block.entries().containsKey(field.word())) {
                findings.add(
                        FILE,
                        block.at(),
                        "field-missing",
                        "Thiếu dòng " + field.word() + " trong khối " + rules.size() + " trường này",
                        "Expected a line for " + field.word() + " in this block, but there is none");
            }
        }
    }

    private void invalid(At at, String vi, String en) {
        findings.add(FILE, at, "value-invalid", vi, en);
    }
}
