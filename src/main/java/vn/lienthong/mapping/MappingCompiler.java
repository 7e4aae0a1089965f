package vn.lienthong.mapping;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** From a bundle's texts to a {@link Mapping}, with every finding on the way. */
final class MappingCompiler {
    static final String FILE = "mapping.yaml";
    private static final String TAB = "tab";

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
        List<Format> formats = formats(keys);
        String delimiter = keys.text("delimiter", ",").replace(TAB, "\t");
        if (delimiter.length() != 1) {
            invalid(
                    keys.at("delimiter"),
                    "delimiter cần một ký tự, hoặc tab",
                    "Expected one character as delimiter, or tab");
            delimiter = ",";
        }
        PathCompiler paths = new PathCompiler(findings, shape);
        FieldCompiler fields = new FieldCompiler(bundle.code(), findings, tables, paths, defaults(keys, zone));
        List<Block> blocks = new BlockCompiler(findings, paths, fields).blocks(keys);
        return new Mapping(bundle.version(), formats, delimiter.charAt(0), zone, shape, List.copyOf(blocks));
    }

    private FieldCompiler.Defaults defaults(Keys keys, ZoneId zone) {
        return new FieldCompiler.Defaults(
                zone,
                keys.texts("formats"),
                keys.texts("empty"),
                keys.has("day") ? keys.word("day", Vocabulary.DAYS, "start") : "");
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

    private void invalid(At at, String vi, String en) {
        findings.add(FILE, at, "value-invalid", vi, en);
    }
}
