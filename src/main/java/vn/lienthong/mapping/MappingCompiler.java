package vn.lienthong.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From a bundle's texts to a {@link Mapping}, with every finding on the way. */
final class MappingCompiler {
    static final String FILE = "mapping.yaml";

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
        // Every line would be measured against a shape that is wrong itself.
        if (text.isEmpty() || shape.isEmpty() || !findings.isEmpty()) {
            return Optional.empty();
        }
        bundle.files().forEach((name, content) -> {
            if (name.startsWith("codes/")) {
                String table = name.substring("codes/".length(), name.length() - ".csv".length());
                tables.put(table, TableReader.read(name, content, findings).orElse(null));
            }
        });
        return Yaml.parse(FILE, text, findings)
                .flatMap(root -> Keys.of(FILE, root, Vocabulary.MAPPING, findings))
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
        PathCompiler paths = new PathCompiler(findings, shape);
        Layout layout = new LayoutCompiler(bundle.code(), findings, paths).compile(keys);
        FieldCompiler fields = new FieldCompiler(bundle.code(), findings, tables, paths, defaults(keys, zone));
        List<Block> blocks = new BlockCompiler(findings, paths, fields).blocks(keys);
        return new Mapping(bundle.version(), layout, zone, shape, List.copyOf(blocks));
    }

    private FieldCompiler.Defaults defaults(Keys keys, ZoneId zone) {
        return new FieldCompiler.Defaults(
                zone,
                keys.texts("formats"),
                keys.texts("empty"),
                keys.has("day") ? keys.word("day", Vocabulary.DAYS, "start") : "");
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
}
