package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of one YAML object; what is unknown, missing or of the wrong form becomes a finding in its place. */
final class Keys {
    private final String file;
    private final Yaml.Fields fields;
    private final Findings findings;

    private Keys(String file, Yaml.Fields fields, Findings findings) {
        this.file = file;
        this.fields = fields;
        this.findings = findings;
    }

    /** Empty, with a finding, when the value is not an object. */
    static Optional<Keys> of(String file, Yaml value, Set<String> valid, Findings findings) {
        if (!(value instanceof Yaml.Fields fields)) {
            findings.add(file, value.at(), "form-wrong", "Cần các khóa: " + valid, "Expected keys: " + valid);
            return Optional.empty();
        }
        fields.entries().forEach((key, entry) -> {
            if (!valid.contains(key)) {
                findings.unknown(file, entry.at(), "key-unknown", "khóa", key, valid, "key");
            }
        });
        return Optional.of(new Keys(file, fields, findings));
    }

    At at() {
        return fields.at();
    }

    At at(String key) {
        Yaml.Entry entry = fields.entries().get(key);
        return entry == null ? fields.at() : entry.value().at();
    }

    boolean has(String key) {
        return fields.entries().containsKey(key);
    }

    Optional<Yaml> value(String key) {
        return Optional.ofNullable(fields.entries().get(key)).map(Yaml.Entry::value);
    }

    Yaml need(String key) {
        Yaml.Entry entry = fields.entries().get(key);
        if (entry == null) {
            findings.add(
                    file,
                    at(),
                    "key-missing",
                    "Thiếu khóa '" + key + "'",
                    "Expected the key '" + key + "', but it is missing");
            return null;
        }
        return entry.value();
    }

    Optional<String> text(String key) {
        return value(key).flatMap(value -> {
            if (value instanceof Yaml.Scalar scalar) {
                return Optional.of(scalar.text());
            }
            findings.add(
                    file,
                    value.at(),
                    "form-wrong",
                    "'" + key + "' cần một giá trị",
                    "Expected one value for '" + key + "'");
            return Optional.empty();
        });
    }

    Optional<Yaml.Scalar> scalar(String key) {
        return text(key).map(text -> (Yaml.Scalar) fields.entries().get(key).value());
    }

    /** With the spaces around it. */
    Optional<String> raw(String key) {
        return scalar(key).map(Yaml.Scalar::raw);
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** One of these words. */
    String word(String key, List<String> words, String otherwise) {
        String text = text(key).orElse(otherwise);
        if (!words.contains(text)) {
            findings.unknown(
                    file, at(key), "value-invalid", "giá trị của '" + key + "'", text, words, "value of '" + key + "'");
            return otherwise;
        }
        return text;
    }

    /** One text or a list of texts, each with its place. */
    List<Yaml.Scalar> texts(String key) {
        List<Yaml.Scalar> texts = new ArrayList<>();
        value(key).ifPresent(value -> {
            List<Yaml> items = value instanceof Yaml.Items many ? many.items() : List.of(value);
            for (Yaml item : items) {
                if (item instanceof Yaml.Scalar scalar) {
                    texts.add(scalar);
                } else {
                    findings.add(
                            file,
                            item.at(),
                            "form-wrong",
                            "'" + key + "' cần văn bản",
                            "Expected a text in '" + key + "'");
                }
            }
        });
        return texts;
    }
}
