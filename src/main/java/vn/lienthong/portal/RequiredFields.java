package vn.lienthong.portal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The single fields of a dossier that the table calls required, those "required in TD" among them. A new field of the portal
 * needs its row in this table, its place in {@link DossierField} and, where sources say it, a mapping field.
 */
final class RequiredFields {
    private static final String TABLE = "dvcqg-dossier-fields.csv";

    private RequiredFields() {}

    static List<String> read() {
        try (InputStream table = RequiredFields.class.getResourceAsStream(TABLE);
                CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(table)) {
            return records.stream()
                    .filter(r -> r.getField("parent").isEmpty())
                    .filter(r -> r.getField("required").startsWith("required"))
                    .map(r -> r.getField("field"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Expected the table " + TABLE + " beside this class, but cannot read it", e);
        }
    }
}
