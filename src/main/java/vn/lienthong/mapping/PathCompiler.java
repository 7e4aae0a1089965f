package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compiles paths and the conditions on them; what the shape does not know is a finding. */
final class PathCompiler {
    private static final String FILE = MappingCompiler.FILE;

    private static final int MOST_CHARACTERS = 1_000;

    private final Findings findings;
    private final Shape shape;

    PathCompiler(Findings findings, Shape shape) {
        this.findings = findings;
        this.shape = shape;
    }

    List<SourcePath> paths(Keys keys, String key, Level level) {
        List<SourcePath> paths = new ArrayList<>();
        keys.texts(key).forEach(text -> path(text, level).ifPresent(paths::add));
        return paths;
    }

    Optional<SourcePath> path(Yaml.Scalar written, Level level) {
        boolean tooLong = written.text().length() > MOST_CHARACTERS;
        SourcePath path = tooLong ? null : SourcePath.parse(written.text());
        if (path == null) {
            String text = tooLong ? written.text().substring(0, 60) + "…" : written.text();
            findings.add(
                    FILE,
                    written.at(),
                    "path-invalid",
                    "'" + text + "' không phải đường dẫn",
                    "Expected a path, but found '" + text + "'");
            return Optional.empty();
        }
        if (path.start() == SourcePath.Start.FACT) {
            return fact(path, written, level);
        }
        if (path.isItself()) {
            return Optional.of(path);
        }
        return known(path, level, written.at());
    }

    /** An attribute written like a fact would always be empty, and nobody would notice. */
    private Optional<SourcePath> fact(SourcePath path, Yaml.Scalar written, Level level) {
        String text = path.text();
        if (shape.knows(Shape.join(level.here(), text)) && !level.here().isEmpty()) {
            findings.add(
                    FILE,
                    written.at(),
                    "path-invalid",
                    "'" + text + "' là thông tin vận chuyển; thuộc tính XML viết '." + text + "'",
                    "Expected '." + text + "' for the attribute, but '" + text + "' is a fact of the transport");
            return Optional.empty();
        }
        return Optional.of(path);
    }

    /** A path from the root, without saying so: {@code each} of a block. */
    Optional<SourcePath> absolute(Keys keys, String key) {
        Yaml.Scalar written = new Yaml.Scalar(keys.at(key), keys.text(key, "."));
        SourcePath path = SourcePath.parse(written.text());
        if (path != null && path.start() != SourcePath.Start.RECORD) {
            findings.add(
                    FILE,
                    written.at(),
                    "path-invalid",
                    key + " tính từ gốc: viết không có $. hay ^.",
                    "Expected a path from the root as " + key + ", without $. or ^.");
            return Optional.empty();
        }
        return path(written, Level.ROOT);
    }

    /** With what the shape says about it: whether it may be absent. */
    Optional<SourcePath> known(SourcePath path, Level level, At at) {
        String base = level.base(path);
        if (!shape.knows(Shape.join(base, path.shapeText()))) {
            findings.unknown(
                    FILE, at, "path-unknown", "đường dẫn", path.text(), shape.below(base), "path of the shape");
            return Optional.empty();
        }
        return Optional.of(path.withOptional(shape.isOptional(base, path.shapeText())));
    }

    boolean knows(String path) {
        return shape.knows(path);
    }

    /** {@code { path: value, other: [a, b], third: { not: c } }}. */
    List<FieldRule.Condition> conditions(Keys keys, String key, Level level) {
        List<FieldRule.Condition> conditions = new ArrayList<>();
        keys.value(key).ifPresent(value -> {
            if (!(value instanceof Yaml.Fields fields)) {
                findings.add(
                        FILE,
                        value.at(),
                        "form-wrong",
                        key + " cần { đường-dẫn: giá trị }",
                        "Expected { path: value }");
                return;
            }
            fields.entries().forEach((text, entry) -> {
                Optional<Keys> negation = entry.value() instanceof Yaml.Fields not
                        ? Keys.of(FILE, not, Vocabulary.NEGATION, findings)
                        : Optional.empty();
                Yaml values = negation.map(not -> not.need("not")).orElse(entry.value());
                path(new Yaml.Scalar(entry.at(), text), level)
                        .ifPresent(path ->
                                conditions.add(new FieldRule.Condition(path, values(values), negation.isPresent())));
            });
        });
        return conditions;
    }

    private Set<String> values(Yaml written) {
        Set<String> values = new HashSet<>();
        List<Yaml> items = written instanceof Yaml.Items many ? many.items() : List.of(written);
        items.forEach(item -> {
            if (item instanceof Yaml.Scalar scalar) {
                values.add(scalar.text());
            } else {
                findings.add(
                        FILE, item.at(), "form-wrong", "Điều kiện cần một giá trị", "Expected a value as condition");
            }
        });
        return values;
    }
}
