package vn.lienthong.dashboard;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import vn.lienthong.journal.Payload;

/** Separated values with a header. Where the first row is not known to be a header, it is masked like the others. */
final class MaskedTable {
    private MaskedTable() {}

    /** False when not all of it was written. */
    static boolean write(Payload payload, StringBuilder out) {
        char separator = separator(payload);
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .skipEmptyLines(true)
                .detectBomHeader(true)
                .ofCsvRecord(payload.open(), StandardCharsets.UTF_8)) {
            List<String> header = null;
            for (CsvRecord row : rows) {
                if (out.length() > MaskedPayload.MOST) {
                    return false;
                }
                boolean first = header == null;
                header = first ? header(row.getFields()) : header;
                out.append(first && !header.isEmpty() ? names(header, separator) : values(header, row, separator));
                out.append('\n');
            }
            return true;
        } catch (CsvParseException | IOException e) {
            return false;
        }
    }

    private static List<String> header(List<String> first) {
        return first.stream().filter(Mask::isSafeKey).count() >= 2 ? first : List.of();
    }

    private static String names(List<String> header, char separator) {
        StringJoiner line = new StringJoiner(separator + " ");
        header.forEach(name -> line.add(Mask.key(name)));
        return line.toString();
    }

    private static String values(List<String> header, CsvRecord row, char separator) {
        StringJoiner line = new StringJoiner(separator + " ");
        for (int i = 0; i < row.getFieldCount(); i++) {
            line.add(Mask.value(i < header.size() ? header.get(i) : "", row.getField(i)));
        }
        return line.toString();
    }

    /** The most frequent of the usual separators in the first line. */
    private static char separator(Payload payload) {
        int semicolons = 0;
        int commas = 0;
        int tabs = 0;
        try (InputStreamReader in = new InputStreamReader(payload.open(), StandardCharsets.UTF_8)) {
            for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                semicolons += c == ';' ? 1 : 0;
                commas += c == ',' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        } catch (IOException e) {
            return ',';
        }
        if (tabs > semicolons && tabs > commas) {
            return '\t';
        }
        return semicolons >= commas ? ';' : ',';
    }
}
