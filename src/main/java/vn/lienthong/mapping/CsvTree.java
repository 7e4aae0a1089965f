package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.lienthong.journal.Payload;

/** CSV in UTF-8, with or without BOM: the first row that is not empty names the columns; empty rows are skipped. */
final class CsvTree {
    private CsvTree() {}

    static Tree read(Payload payload, char delimiter) {
        String text = Texts.decode(payload.toBytes(), StandardCharsets.UTF_8);
        return text == null ? torn("the bytes are not UTF-8", "byte không phải UTF-8") : read(text, delimiter);
    }

    private static Tree read(String text, char delimiter) {
        Sheet sheet = new Sheet(JsonNodeFactory.instance.arrayNode());
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                if (!sheet.add((int) row.getStartingLineNumber(), row.getFields())) {
                    return torn(sheet.faultEn(), sheet.faultVi());
                }
            }
            return sheet.hasHeader()
                    ? new Tree.Whole(sheet.rows())
                    : torn("there is no header row", "không có dòng tiêu đề");
        } catch (CsvParseException e) {
            return torn("the text cannot be split into rows", "không tách được thành dòng");
        } catch (java.io.IOException e) {
            return torn("it cannot be read", "không đọc được");
        }
    }

    static Tree torn(String en, String vi) {
        return new Tree.Torn(
                "Cần bảng có dòng tiêu đề (CSV mã UTF-8, hoặc .xlsx), nhưng " + vi,
                "Expected a table with a header row (CSV in UTF-8, or .xlsx), but " + en);
    }

    /** Rows with a header, gathered into a tree. {@code #row} is the row's number in the file. */
    static final class Sheet {
        static final int MAX_COLUMNS = 1_000;
        private final ArrayNode rows;
        private List<String> header;
        private String faultVi = "";
        private String faultEn = "";

        Sheet(ArrayNode rows) {
            this.rows = rows;
        }

        boolean hasHeader() {
            return header != null;
        }

        ArrayNode rows() {
            return rows;
        }

        String faultVi() {
            return faultVi;
        }

        String faultEn() {
            return faultEn;
        }

        /** False when the sheet cannot be used; the fault says why. */
        boolean add(int number, List<String> cells) {
            if (cells.stream().allMatch(String::isBlank)) {
                return true;
            }
            if (header == null) {
                return begin(cells);
            }
            com.fasterxml.jackson.databind.node.ObjectNode row = rows.addObject();
            row.put("#row", number);
            for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
                row.put(header.get(i), cells.get(i));
            }
            // A row of another width has slipped columns: whatever it says would stand under the wrong name.
            if (cells.size() != header.size()) {
                row.put("#width", cells.size() + "/" + header.size());
            }
            return true;
        }

        private boolean begin(List<String> cells) {
            List<String> names = cells.stream().map(Texts::clean).toList();
            long named = names.stream().filter(name -> !name.isEmpty()).count();
            long distinct =
                    names.stream().filter(name -> !name.isEmpty()).distinct().count();
            if (named != distinct || names.size() > MAX_COLUMNS) {
                faultVi = "tên cột bị trùng hoặc quá " + MAX_COLUMNS + " cột";
                faultEn = "column names repeat, or there are over " + MAX_COLUMNS;
                return false;
            }
            header = names;
            return true;
        }
    }
}
