package vn.lienthong.sandbox;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables the portal judges by: the documents' own CSV files, carried as resources and never copied into code. */
final class Tables {
    private Tables() {}

    static List<NamedCsvRecord> read(String file) {
        InputStream in = Tables.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("Expected the table '" + file + "' beside " + Tables.class
                    + ", but the build left it out; add it to src/main/resources");
        }
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(reader)) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
