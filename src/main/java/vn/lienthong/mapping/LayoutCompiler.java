package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compiles what a mapping says about its source's bytes. */
final class LayoutCompiler {
    private static final String FILE = MappingCompiler.FILE;
    private static final String TAB = "tab";
    private static final int MOST_ROWS = 1_000;

    private final String code;
    private final Findings findings;
    private final PathCompiler paths;

    LayoutCompiler(String code, Findings findings, PathCompiler paths) {
        this.code = code;
        this.findings = findings;
        this.paths = paths;
    }

    Layout compile(Keys keys) {
        List<Format> formats = formats(keys);
        boolean workbook = formats.contains(Format.XLSX) || formats.contains(Format.XLS);
        boolean table = workbook || formats.contains(Format.CSV);
        only(keys, "sheet", workbook, "xlsx, xls");
        only(keys, "headers", table, "csv, xlsx, xls");
        only(keys, Vocabulary.HEADER_ROW, table, "csv, xlsx, xls");
        return new Layout(
                formats,
                encoding(keys, formats),
                delimiter(keys),
                headers(keys),
                headerRow(keys),
                keys.text("sheet", ""),
                unwrap(keys));
    }

    private void only(Keys keys, String key, boolean fits, String formats) {
        if (keys.has(key) && !fits) {
            findings.add(
                    FILE,
                    keys.at(key),
                    "type-mismatch",
                    "chỉ format " + formats + " mới có " + key,
                    "Expected " + key + " only with format " + formats);
        }
    }

    private List<Format> formats(Keys keys) {
        List<Format> formats = new ArrayList<>();
        keys.need("format");
        for (Yaml.Scalar written : keys.texts("format")) {
            for (String word : written.text().split(",", -1)) {
                String name = word.strip();
                if (Format.words().contains(name)) {
                    formats.add(Format.valueOf(name.toUpperCase(Locale.ROOT)));
                } else {
                    findings.unknown(FILE, written.at(), "value-invalid", "định dạng", name, Format.words(), "format");
                }
            }
        }
        return formats.isEmpty() ? List.of(Format.JSON) : List.copyOf(formats);
    }

    /** A workbook and SQL rows are Unicode: there only the spelling of old fonts can be declared. */
    private Encoding encoding(Keys keys, List<Format> formats) {
        if (!keys.has("encoding")) {
            return null;
        }
        Encoding encoding = Encoding.of(keys.word("encoding", Encoding.words(), Encoding.UTF_8.word()));
        boolean bytes = formats.stream()
                .anyMatch(format -> format == Format.CSV || format == Format.XML || format == Format.JSON);
        only(keys, "encoding", bytes || encoding.isSpelling(), "csv, xml, json (tcvn3, vni: mọi/any)");
        return encoding;
    }

    private char delimiter(Keys keys) {
        String delimiter = keys.text("delimiter", ",").replace(TAB, "\t");
        if (delimiter.length() == 1) {
            return delimiter.charAt(0);
        }
        invalid(
                keys.at("delimiter"),
                "delimiter cần một ký tự, hoặc tab",
                "Expected one character as delimiter, or tab");
        return ',';
    }

    private List<String> headers(Keys keys) {
        List<String> headers = new ArrayList<>();
        for (Yaml.Scalar name : keys.texts("headers")) {
            if (name.text().isEmpty() || headers.contains(name.text())) {
                invalid(
                        name.at(),
                        "headers cần các tên cột khác nhau, nhưng '" + name.text() + "' trống hoặc lặp",
                        "Expected column names that differ, but '" + name.text() + "' is empty or there twice");
            } else {
                headers.add(name.text());
            }
        }
        return headers;
    }

    private int headerRow(Keys keys) {
        String text = keys.text(Vocabulary.HEADER_ROW, "");
        boolean number = !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int row = number ? Integer.parseInt(text) : 0;
        if (keys.has(Vocabulary.HEADER_ROW) && (row < 1 || row > MOST_ROWS)) {
            invalid(
                    keys.at(Vocabulary.HEADER_ROW),
                    "header-row cần số dòng 1–" + MOST_ROWS,
                    "Expected the number of a row, 1 to " + MOST_ROWS + ", as header-row");
        }
        return row;
    }

    private List<Unwrap> unwrap(Keys keys) {
        List<Unwrap> unwraps = new ArrayList<>();
        keys.value("unwrap").ifPresent(value -> {
            List<Yaml> items = value instanceof Yaml.Items many ? many.items() : List.of(value);
            items.forEach(item -> unwrap(item).ifPresent(unwraps::add));
            if (items.size() > Unwrap.MOST) {
                invalid(
                        value.at(),
                        "unwrap tối đa " + Unwrap.MOST + " dòng",
                        "Expected at most " + Unwrap.MOST + " lines of unwrap, but found " + items.size());
            }
        });
        return unwraps;
    }

    private Optional<Unwrap> unwrap(Yaml item) {
        return Keys.of(FILE, item, Vocabulary.UNWRAP, findings).flatMap(keys -> {
            List<Unwrap.Step> steps = keys.need("as") == null ? List.of() : steps(keys);
            if (keys.need("at") == null || steps.isEmpty()) {
                return Optional.empty();
            }
            String where = "mappings/" + code + "/" + FILE + ":" + keys.at().line();
            return paths.absolute(keys, "at").map(at -> new Unwrap(at, steps, where));
        });
    }

    private List<Unwrap.Step> steps(Keys keys) {
        List<Unwrap.Step> steps = new ArrayList<>();
        for (Yaml.Scalar word : keys.texts("as")) {
            if (!Unwrap.Step.words().contains(word.text())) {
                findings.unknown(
                        FILE,
                        word.at(),
                        "value-invalid",
                        "bước của 'as'",
                        word.text(),
                        Unwrap.Step.words(),
                        "step of 'as'");
                return List.of();
            }
            steps.add(Unwrap.Step.valueOf(word.text().toUpperCase(Locale.ROOT)));
        }
        if (!inOrder(steps)) {
            invalid(
                    keys.at("as"),
                    "as đi từ ngoài vào trong: base64, gzip (sau base64), unescape, rồi một trong xml, json, csv",
                    "Expected steps from the outside in: base64, gzip (behind base64), unescape, then one of xml, json, csv");
            return List.of();
        }
        return steps;
    }

    private static boolean inOrder(List<Unwrap.Step> steps) {
        boolean sorted = true;
        for (int i = 1; i < steps.size(); i++) {
            sorted &= steps.get(i - 1).compareTo(steps.get(i)) < 0;
        }
        boolean packed = !steps.contains(Unwrap.Step.GZIP) || steps.contains(Unwrap.Step.BASE64);
        return sorted
                && packed
                && !steps.isEmpty()
                && steps.stream().filter(Unwrap.Step::isDocument).count() <= 1;
    }

    private void invalid(At at, String vi, String en) {
        findings.add(FILE, at, "value-invalid", vi, en);
    }
}
