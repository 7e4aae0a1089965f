package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.mapping.Nearest;
import vn.lienthong.mapping.Readout;
import vn.lienthong.mapping.Seen;

/** Compares a reading with what is expected of it, field by field. */
final class Comparison {
    /** Ours to word, and worded anew now and then: the code and the place are what is promised. */
    private static final Set<String> SENTENCES = Set.of("vi", "en");

    private static final Pattern BLAMED = Pattern.compile("(mappings/[^() ]+?(:\\d+)?)\\)?$");

    private final String file;
    private final Expectation expectation;
    private final List<Seen.Trace> traces;
    private final Map<String, String> lines;
    private JsonNode read;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(String file, Expectation expectation, List<Seen.Trace> traces, Map<String, String> lines) {
        this.file = file;
        this.expectation = expectation;
        this.traces = traces;
        this.lines = lines;
    }

    /** @param lines each field's line, for values that nothing gave */
    static List<Difference> of(
            String file, Expectation expectation, JsonNode read, List<Seen.Trace> traces, Map<String, String> lines) {
        Comparison comparison = new Comparison(file, expectation, traces, lines);
        if (expectation.broken() != null || !expectation.root().isArray()) {
            comparison.broken();
        } else {
            comparison.records(expectation.root(), read);
        }
        return comparison.differences;
    }

    private void broken() {
        Expectation.Place at = expectation.broken() == null ? new Expectation.Place(1, 1) : expectation.broken();
        differences.add(new Difference(
                file,
                at.line(),
                at.column(),
                "expectation-broken",
                -1,
                "",
                "",
                "",
                "",
                "Cần một danh sách JSON các bản ghi, mỗi khóa một lần, nhưng văn bản hỏng ở đây",
                "Expected a JSON list of records, each key once, but the text breaks here"));
    }

    private void records(JsonNode expected, JsonNode found) {
        read = found;
        for (int i = 0; i < Math.max(expected.size(), read.size()); i++) {
            String pointer = "/" + i;
            if (i >= read.size()) {
                add(
                        pointer,
                        "record-missing",
                        i,
                        "",
                        "",
                        "",
                        "bản ghi " + i + " không được đọc ra",
                        "record " + i + " to be read, but the delivery gives only " + read.size());
            } else if (i >= expected.size()) {
                String number = read.get(i).path("MaHoSo").asText("");
                add(
                        "/" + (i - 1),
                        "record-unexpected",
                        i,
                        "",
                        "",
                        number,
                        "thừa bản ghi " + i + " " + number,
                        expected.size() + " records, but found one more: " + number);
            } else {
                record(pointer, i, expected.get(i), read.get(i));
            }
        }
    }

    private void record(String pointer, int index, JsonNode expected, JsonNode read) {
        Set<String> known = Readout.words(Optional.empty());
        for (String key : keys(expected, read)) {
            String at = pointer + "/" + key;
            if (!known.contains(key)) {
                unknown(at, index, key, known);
                continue;
            }
            JsonNode wanted = expected.path(key);
            JsonNode found = read.path(key);
            Set<String> parts = Readout.words(Optional.of(key));
            if (parts.isEmpty() || !wanted.isArray()) {
                value(at, index, key, wanted, found);
            } else {
                items(at, index, key, wanted, found, parts);
            }
        }
    }

    private void items(String pointer, int index, String list, JsonNode wanted, JsonNode found, Set<String> known) {
        for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
            for (String key : keys(wanted.path(i), found.path(i))) {
                String at = pointer + "/" + i + "/" + key;
                if (known.contains(key)) {
                    value(
                            at,
                            index,
                            list + "." + key,
                            wanted.path(i).path(key),
                            found.path(i).path(key));
                } else {
                    unknown(at, index, key, known);
                }
            }
        }
    }

    private void value(String pointer, int index, String field, JsonNode wanted, JsonNode found) {
        if (SENTENCES.contains(field) || bare(field, wanted).equals(bare(field, found))) {
            return;
        }
        String code =
                wanted.isMissingNode() ? "value-unexpected" : found.isMissingNode() ? "value-missing" : "value-differs";
        String was = text(wanted);
        String is = text(found);
        add(
                pointer,
                code,
                index,
                field,
                was,
                is,
                field + ": cần " + (was.isEmpty() ? "không có giá trị" : "'" + was + "'") + ", nhưng ánh xạ cho "
                        + (is.isEmpty() ? "không gì cả" : "'" + is + "'"),
                field + " " + (was.isEmpty() ? "without a value" : "= '" + was + "'") + ", but the mapping gives "
                        + (is.isEmpty() ? "nothing" : "'" + is + "'"));
    }

    /** A place without the mapping's line, which moves with every comment. */
    private static JsonNode bare(String field, JsonNode value) {
        return field.equals("place") && value.isTextual()
                ? TextNode.valueOf(value.textValue().replaceFirst(" \\(mappings/[^)]*\\)$", ""))
                : value;
    }

    private void unknown(String pointer, int index, String key, Set<String> known) {
        String near = Nearest.to(key, known);
        add(
                pointer,
                "key-unknown",
                index,
                key,
                "",
                "",
                "không có trường '" + key + "'; có phải '" + near + "'?",
                "a known name, but found '" + key + "'; did you mean '" + near + "'?");
    }

    private void add(
            String pointer, String code, int index, String field, String wanted, String found, String vi, String en) {
        Expectation.Place at = expectation.place(pointer);
        differences.add(new Difference(
                file,
                at.line(),
                at.column(),
                code,
                index,
                field,
                wanted,
                found,
                line(index, field),
                "Bản ghi " + index + ": " + vi,
                "Expected in record " + index + " " + en));
    }

    /** The line that raised the record's problem, or gave the value, or should have. */
    private String line(int index, String field) {
        Matcher blamed = BLAMED.matcher(read.path(index).path("place").asText());
        if (blamed.find()) {
            return blamed.group(1);
        }
        return traces.stream()
                .filter(trace -> trace.index() == index && trace.field().equals(field))
                .map(Seen.Trace::line)
                .findFirst()
                .orElse(lines.getOrDefault(field, ""));
    }

    private static Set<String> keys(JsonNode expected, JsonNode read) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode node : List.of(expected, read)) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                keys.add(entry.getKey());
            }
        }
        return keys;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.isValueNode() ? node.asText() : node.toString();
    }
}
