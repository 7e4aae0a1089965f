package vn.lienthong.mapping;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import vn.lienthong.journal.Payload;

/** CSV in the declared encoding, with or without BOM: a row names the columns, or the mapping does; empty rows are skipped. */
final class CsvTree {
    private CsvTree() {}

    static Tree read(Payload payload, Layout layout) {
        byte[] bytes = payload.toBytes();
        String text = layout.encodingOrUtf8().decode(bytes);
        return text == null ? Misencoded.torn(layout.encodingOrUtf8(), bytes) : read(text, layout);
    }

    static Tree read(String text, Layout layout) {
        SheetTree sheet = new SheetTree(layout);
        try (CsvReader<CsvRecord> rows = CsvReader.builder()
                .fieldSeparator(layout.delimiter())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord row : rows) {
                if (!sheet.add((int) row.getStartingLineNumber(), row.getFields())) {
                    break;
                }
            }
            return sheet.tree();
        } catch (CsvParseException e) {
            return SheetTree.torn("the text cannot be split into rows", "không tách được thành dòng");
        } catch (java.io.IOException e) {
            return SheetTree.torn("it cannot be read", "không đọc được");
        }
    }
}
