package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Canonical;
import vn.lienthong.mapping.Sample;

/** Writes a sketch as the files of a mapping, each line with how sure it is and why. */
final class Drafting {
    private static final Map<String, String> TABLES = Map.of(
            "TrangThaiHoSo", "status",
            "KenhThucHien", "channel",
            "LoaiDoiTuong", "applicant",
            "HinhThuc", "return-by",
            "MaTTHC", "procedure");
    /** What a source means by these is for a person to say, even if the digits would fit. */
    private static final Set<String> ALWAYS = Set.of("STATUS", "CHANNEL", "APPLICANT");

    private final String code;
    private final String sampleName;
    private final Sketch sketch;
    private final Words words;
    private final boolean vietnamese;
    private final SortedMap<String, String> files = new TreeMap<>();
    private final StringBuilder yaml = new StringBuilder();

    private Drafting(String code, String sampleName, Sketch sketch, Words words, boolean vietnamese) {
        this.code = code;
        this.sampleName = sampleName;
        this.sketch = sketch;
        this.words = words;
        this.vietnamese = vietnamese;
    }

    static Bundle of(String code, String sampleName, Sketch sketch, Words words, boolean vietnamese) {
        Drafting drafting = new Drafting(code, sampleName, sketch, words, vietnamese);
        drafting.head();
        sketch.lines().forEach(line -> drafting.line(line, "      ", ""));
        drafting.rest();
        drafting.files.put("mapping.yaml", drafting.yaml.toString());
        drafting.files.put("shape.txt", ShapeDraft.of(sketch, sampleName, vietnamese));
        return new Bundle(code, drafting.files);
    }

    private void head() {
        yaml.append(say(
                "# 'mapping new' đề xuất từ " + sampleName + ": bản nháp đầu tiên, người viết quyết định.\n"
                        + "# Sau mỗi dòng là mức chắc chắn. Hãy đọc, sửa, rồi bỏ ghi chú.\n",
                "# Proposed from " + sampleName + " by 'mapping new': a first draft for a person to judge.\n"
                        + "# Behind each line stands how sure it is. Read it, correct it, then remove the remark.\n"));
        yaml.append("mapping: 1\nsource: ").append(code).append('\n');
        yaml.append("format: ").append(sketch.sample().format()).append('\n');
        if (!sketch.sample().encoding().isEmpty()) {
            yaml.append("encoding: ")
                    .append(sketch.sample().encoding())
                    .append(say("  # các byte có vẻ là mã này\n", "  # that is what the bytes look like\n"));
        }
        if (sketch.sample().format().equals("csv")) {
            char delimiter = sketch.sample().delimiter();
            yaml.append("delimiter: ")
                    .append(delimiter == '\t' ? "tab" : "\"" + delimiter + "\"")
                    .append('\n');
        }
        unwrap();
        yaml.append("zone: Asia/Ho_Chi_Minh\n");
        times();
        yaml.append("records:\n  - each: ").append(quoted(sketch.each())).append("  # ");
        yaml.append(sketch.records().size()).append(say(" trong mẫu\n", " in the sample\n"));
        yaml.append("    as: dossier\n    steps: derived\n    fields:\n");
    }

    private void unwrap() {
        if (!sketch.sample().unwrap().isEmpty()) {
            yaml.append("unwrap:")
                    .append(say("  # văn bản tự nó là dữ liệu\n", "  # texts that are payloads themselves\n"));
        }
        for (Sample.Inside inside : sketch.sample().unwrap()) {
            yaml.append("  - { at: ").append(quoted(inside.at())).append(", as: ");
            yaml.append(inside.as().size() == 1 ? inside.as().get(0) : inside.as())
                    .append(" }\n");
        }
    }

    private void times() {
        Set<String> formats = new LinkedHashSet<>();
        Set<String> empty = new LinkedHashSet<>();
        for (Leaf leaf : timeLeaves()) {
            formats.addAll(Times.formats(List.copyOf(leaf.values())));
            leaf.values().stream().filter(Times::isPlaceholder).forEach(empty::add);
        }
        if (formats.isEmpty()) {
            formats.add("uuuu-MM-dd'T'HH:mm:ss");
        }
        yaml.append("formats: ")
                .append(list(formats))
                .append(ambiguous(formats))
                .append('\n');
        if (!empty.isEmpty()) {
            yaml.append("empty: ")
                    .append(list(empty))
                    .append(say("  # có vẻ là ngày không ai định ghi\n", "  # looks like a day that nobody meant\n"));
        }
        if (formats.stream().anyMatch(format -> !Times.hasTimeOfDay(format))) {
            yaml.append("day: start"
                    + say(
                            "  # ngày không kèm giờ nghĩa là đầu ngày\n",
                            "  # what a date without a time of day means\n"));
        }
    }

    private List<Leaf> timeLeaves() {
        List<Leaf> leaves = new ArrayList<>();
        for (Proposal line : sketch.lines()) {
            if (line.kind().equals("TIME")) {
                leaves.add(line.leaf());
            }
            line.parts().stream()
                    .filter(part -> isTime(part.kind()))
                    .map(Proposal::leaf)
                    .forEach(leaves::add);
        }
        return leaves;
    }

    private String ambiguous(Set<String> formats) {
        return formats.stream().anyMatch(format -> format.startsWith("MM/"))
                ? say("  # tháng trước ngày: có đúng không?", "  # month before day: is that so?")
                : "";
    }

    private String say(String vi, String en) {
        return vietnamese ? vi : en;
    }

    private void line(Proposal line, String indent, String list) {
        if (!line.parts().isEmpty()) {
            yaml.append(indent)
                    .append(line.field())
                    .append(":")
                    .append(remark(line))
                    .append('\n');
            yaml.append(indent).append("  each: ").append(quoted(line.path())).append('\n');
            yaml.append(indent).append("  fields:\n");
            line.parts().forEach(part -> line(part, indent + "    ", line.field() + "."));
            return;
        }
        StringBuilder keys = new StringBuilder("from: " + from(line));
        if (needsTable(line, list)) {
            keys.append(", code: ").append(table(line, list));
        }
        if (line.field().equals("NgayHenTra") && dateOnly(line.leaf())) {
            keys.append(", day: end");
        }
        if (line.leaf().values().stream().anyMatch(value -> value.startsWith("'"))) {
            keys.append(", strip: \"'\"");
        }
        if (list.isEmpty() && (line.kind().equals("NUMBER") || line.kind().equals("STATUS"))) {
            keys.append(", required: true");
        }
        yaml.append(indent)
                .append(line.field())
                .append(": { ")
                .append(keys)
                .append(" }")
                .append(remark(line))
                .append('\n');
    }

    private static String from(Proposal line) {
        return line.joined().isEmpty()
                ? quoted(line.path())
                : line.paths().stream().map(Drafting::quoted).collect(Collectors.joining(", ", "[", "], join: \" \""));
    }

    private String remark(Proposal line) {
        return "  # " + line.percent() + " %: " + line.why().in(vietnamese);
    }

    private void rest() {
        List<String> unused = sketch.unused().stream().map(Leaf::path).toList();
        if (!unused.isEmpty()) {
            yaml.append(say("# Không dòng nào dùng: ", "# No line uses: "))
                    .append(String.join(", ", unused))
                    .append('\n');
        }
    }

    private boolean needsTable(Proposal line, String list) {
        if (ALWAYS.contains(line.kind())) {
            return true;
        }
        Canonical field = canonical(line.field(), list);
        boolean coded = Set.of("FLAG", "PLACE", "PAID", "REUSED", "DELETED", "PROCEDURE")
                .contains(line.kind());
        return coded && !line.leaf().values().stream().allMatch(field::accepts);
    }

    private static Canonical canonical(String word, String list) {
        List<Canonical> fields = Canonical.ofDossier();
        if (!list.isEmpty()) {
            fields = fields.stream()
                    .filter(field -> list.equals(field.word() + "."))
                    .findFirst()
                    .orElseThrow()
                    .parts();
        }
        return fields.stream()
                .filter(field -> field.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** Writes the table with the values seen, none of them decided. */
    private String table(Proposal line, String list) {
        String name = list.isEmpty()
                ? TABLES.getOrDefault(line.field(), line.field().toLowerCase(java.util.Locale.ROOT))
                : "step-" + line.field().toLowerCase(java.util.Locale.ROOT);
        StringBuilder csv = new StringBuilder("source,canonical,label,note,from,to\n");
        Map<String, String> labels = list.isEmpty() && line.kind().equals("STATUS") ? labels(line) : Map.of();
        for (String value : line.leaf().values()) {
            String label = labels.getOrDefault(value, "");
            String hint = words.code(line.field(), label.isEmpty() ? value : label)
                    .map(likely -> "; có thể là " + likely + " / perhaps " + likely)
                    .orElse("");
            csv.append(cell(value)).append(",,").append(cell(label)).append(',');
            csv.append(cell("chưa điền mã đích / to be decided" + hint)).append(",,\n");
        }
        files.put("codes/" + name + ".csv", csv.toString());
        return name;
    }

    /** What the source itself calls each status, if it says. */
    private Map<String, String> labels(Proposal status) {
        Map<String, String> labels = new LinkedHashMap<>();
        sketch.lines().stream()
                .filter(line -> line.field().equals("TrangThaiChiTiet"))
                .findFirst()
                .ifPresent(detail -> {
                    for (JsonNode record : sketch.records()) {
                        String value = text(record, status.leaf().keys());
                        if (!value.isEmpty()) {
                            labels.putIfAbsent(value, text(record, detail.leaf().keys()));
                        }
                    }
                });
        return labels;
    }

    private static String text(JsonNode record, List<String> keys) {
        JsonNode node = record;
        for (String key : keys) {
            node = node.path(key);
        }
        return node.isValueNode() && !node.isNull() ? node.asText().strip() : "";
    }

    private static boolean dateOnly(Leaf leaf) {
        return Times.formats(List.copyOf(leaf.values())).stream().anyMatch(format -> !Times.hasTimeOfDay(format));
    }

    private static boolean isTime(String kind) {
        return kind.equals("TIME") || kind.equals("PORTAL_TIME");
    }

    private static String list(Set<String> texts) {
        return texts.stream().map(Drafting::always).collect(Collectors.joining(", ", "[", "]"));
    }

    static String quoted(String text) {
        return text.matches("[\\p{L}_][\\p{L}\\p{N}_.]*( [\\p{L}\\p{N}_]+)*|\\.") ? text : always(text);
    }

    private static String always(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String cell(String text) {
        return text.matches("[^,\"\\r\\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
