package vn.lienthong.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code codes/*.csv}: {@code source[,source2…],canonical,label,note,from,to}. */
final class TableReader {
    private static final List<String> TAIL = List.of("canonical", "label", "note", "from", "to");
    private final String file;
    private final Findings findings;
    private final List<CodeTable.Row> rows = new ArrayList<>();
    private boolean badDay;

    private TableReader(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    static Optional<CodeTable> read(String file, String text, Findings findings) {
        return new TableReader(file, findings).read(text);
    }

    private Optional<CodeTable> read(String text) {
        List<CsvRecord> lines;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            lines = csv.stream().toList();
        } catch (CsvParseException | java.io.IOException e) {
            invalid(1, "không phải CSV", "the text is not CSV");
            return Optional.empty();
        }
        List<String> header = lines.isEmpty() ? List.of() : lines.get(0).getFields();
        int width = header.size() - TAIL.size();
        if (width < 1 || !header.subList(width, header.size()).equals(TAIL)) {
            invalid(
                    1,
                    "cần dòng đầu: source,canonical,label,note,from,to",
                    "the first line must be source,canonical,label,note,from,to");
            return Optional.empty();
        }
        lines.subList(1, lines.size()).forEach(line -> row(line, width));
        return Optional.of(new CodeTable(file, width, rows));
    }

    private void row(CsvRecord line, int width) {
        int number = (int) line.getStartingLineNumber();
        List<String> cells = line.getFields().stream().map(Texts::clean).toList();
        if (cells.size() != width + TAIL.size()) {
            invalid(
                    number,
                    "cần " + (width + TAIL.size()) + " cột, thấy " + cells.size(),
                    "a row needs " + (width + TAIL.size()) + " columns, but this one has " + cells.size());
            return;
        }
        List<String> sources = new ArrayList<>();
        cells.subList(0, width).forEach(cell -> sources.add(cell.isEmpty() || cell.equals("*") ? null : cell));
        if (cells.get(width).isEmpty() && cells.get(width + 2).isEmpty()) {
            invalid(
                    number,
                    "mã đích trống phải có ghi chú vì sao",
                    "an empty canonical code needs a note that says why");
            return;
        }
        Optional<LocalDate> from = day(number, cells.get(width + 3));
        Optional<LocalDate> to = day(number, cells.get(width + 4));
        if (badDay) {
            badDay = false;
            return;
        }
        CodeTable.Row row = new CodeTable.Row(
                number,
                sources,
                cells.get(width),
                cells.get(width + 1),
                cells.get(width + 2),
                from.orElse(null),
                to.orElse(null));
        rows.stream()
                .filter(row::contradicts)
                .findFirst()
                .ifPresent(other -> invalid(
                        number, "trùng với dòng " + other.line(), "it answers the same as line " + other.line()));
        rows.add(row);
    }

    private Optional<LocalDate> day(int line, String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            badDay = true;
            invalid(line, "ngày phải là yyyy-MM-dd", "days are written yyyy-MM-dd");
            return Optional.empty();
        }
    }

    private void invalid(int line, String vi, String en) {
        findings.add(file, new At(line, 1), "table-invalid", "Bảng mã: " + vi, "Expected a code table, but " + en);
    }
}
