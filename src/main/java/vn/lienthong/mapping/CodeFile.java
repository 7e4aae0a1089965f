package vn.lienthong.mapping;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of one code table, {@code codes/status.csv}, to be looked at and lengthened by a row. Changes no file.
 *
 * @param name as in the bundle
 */
public record CodeFile(String name, String text) {
    /** The table of a bundle; empty when it has none of that name. */
    public static Optional<CodeFile> find(Bundle bundle, String name) {
        return Optional.ofNullable(bundle.files().get(name)).map(text -> new CodeFile(name, text));
    }

    /** How many columns of the source it is asked with; 0 when it is no table. */
    public int width() {
        return table().map(CodeTable::width).orElse(0);
    }

    /** What the table gives for these columns on that day. */
    public Optional<String> canonical(List<String> columns, LocalDate day) {
        return table().map(table -> table.match(columns.toArray(String[]::new), day))
                .map(CodeTable.Row::canonical)
                .filter(code -> !code.isEmpty());
    }

    /**
     * The text with one row more; or, where a row for the very same columns says that nothing can be derived, with that row
     * filled. Whether the row is right is for {@link Bundle#check} to say.
     */
    public CodeFile with(List<String> columns, String canonical, String label, String note) {
        List<String> cells = new ArrayList<>(
                columns.stream().map(column -> column.isEmpty() ? "*" : column).toList());
        cells.addAll(List.of(canonical, label, note, "", ""));
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        String row = written(cells) + end;
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        Optional<CodeTable.Row> waiting = waiting(columns);
        if (waiting.isPresent()) {
            lines.set(waiting.get().line() - 1, row);
            return new CodeFile(name, String.join("", lines));
        }
        return new CodeFile(name, text + (text.endsWith("\n") ? "" : end) + row);
    }

    /** A row without days, written on one line, for exactly these columns, without a code. */
    private Optional<CodeTable.Row> waiting(List<String> columns) {
        return table().stream()
                .flatMap(table -> table.rows().stream())
                .filter(row -> row.canonical().isEmpty() && row.from() == null && row.to() == null)
                .filter(row -> row.sources().equals(columns))
                .filter(row -> text.split("(?<=\n)")[row.line() - 1]
                                        .chars()
                                        .filter(c -> c == '"')
                                        .count()
                                % 2
                        == 0)
                .findFirst();
    }

    private Optional<CodeTable> table() {
        return TableReader.read(name, text, new Findings());
    }

    private static String written(List<String> cells) {
        StringWriter row = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(row)) {
            csv.writeRecord(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return row.toString().strip();
    }
}
