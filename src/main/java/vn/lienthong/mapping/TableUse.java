package vn.lienthong.mapping;

import java.util.Map;
import java.util.Optional;

/** Which table a line looks its codes up in, and whether the two fit. */
final class TableUse {
    private static final String FILE = MappingCompiler.FILE;

    private final Map<String, CodeTable> tables;
    private final Findings findings;

    TableUse(Map<String, CodeTable> tables, Findings findings) {
        this.tables = tables;
        this.findings = findings;
    }

    /** Null when the line has none, or one that does not exist. */
    CodeTable of(Keys keys, ValueKind kind, String word) {
        Optional<String> name = keys.text("code");
        if (name.isEmpty()) {
            return null;
        }
        CodeTable table = tables.get(name.get());
        if (table == null && tables.containsKey(name.get())) {
            // It is there and has its own finding.
            return null;
        }
        if (table == null) {
            findings.unknown(
                    FILE,
                    keys.at("code"),
                    "table-unknown",
                    "bảng mã codes/",
                    name.get(),
                    tables.keySet(),
                    "table in codes/");
            return null;
        }
        columns(keys, table);
        rows(table, kind, word);
        return table;
    }

    private void columns(Keys keys, CodeTable table) {
        int paths = keys.texts("from").size();
        if (table.width() != paths && !(table.width() == 1 && paths == 0)) {
            findings.add(
                    FILE,
                    keys.at("code"),
                    "type-mismatch",
                    "bảng có " + table.width() + " cột nguồn, from có " + paths,
                    "Expected as many paths as the table has source columns, " + table.width() + ", but from has "
                            + paths);
        }
    }

    private void rows(CodeTable table, ValueKind kind, String word) {
        for (CodeTable.Row row : table.rows()) {
            if (!row.canonical().isEmpty() && kind.accept(row.canonical()) == null) {
                findings.add(
                        table.file(),
                        new At(row.line(), 1),
                        "table-invalid",
                        word + " cần " + kind.vi() + ", nhưng thấy '" + row.canonical() + "'",
                        "Expected " + kind.en() + " for " + word + ", but found '" + row.canonical() + "'");
            }
        }
    }
}
