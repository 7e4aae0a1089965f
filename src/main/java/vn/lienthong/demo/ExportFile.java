package vn.lienthong.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The bytes of one export: CSV with BOM, {@code ;} and CRLF, or a workbook of the same columns as text cells. */
final class ExportFile {
    private static final String BOM = "\uFEFF";

    private ExportFile() {}

    static byte[] csv(List<Snapshot> snapshots) {
        StringWriter text = new StringWriter();
        text.write(BOM);
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            rows(snapshots).forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx(List<Snapshot> snapshots) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "lienthong-demo", "1.0")) {
            Worksheet sheet = book.newWorksheet("Hồ sơ");
            List<List<String>> rows = rows(snapshots);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    sheet.value(r, c, rows.get(r).get(c));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A CSV cut by a bad disk: NUL bytes and half a character in the middle. */
    static byte[] broken(List<Snapshot> snapshots) {
        byte[] bytes = csv(snapshots);
        for (int i = bytes.length / 3; i < bytes.length * 2 / 3; i++) {
            bytes[i] = (byte) (i % 2 == 0 ? 0x00 : 0xC3);
        }
        return bytes;
    }

    private static List<List<String>> rows(List<Snapshot> snapshots) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(ExportRow.HEADER);
        for (int i = 0; i < snapshots.size(); i++) {
            rows.add(ExportRow.of(i + 1, snapshots.get(i)));
        }
        rows.add(ExportRow.EMPTY);
        return rows;
    }
}
