package vn.lienthong.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import vn.lienthong.journal.Payload;

/**
 * The first sheet of an .xlsx, the same shape as CSV. A cell that Excel shows as a day reads as {@code uuuu-MM-dd}, with a
 * time as {@code uuuu-MM-dd'T'HH:mm:ss}, a number as its plain digits.
 */
final class XlsxTree {
    /** What the parts of the file may unpack to, together: a zip bomb is refused before anything reads it. */
    static final long MAX_UNPACKED = 64L * 1024 * 1024;

    private static final int MAX_PARTS = 1_000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private XlsxTree() {}

    static boolean looksLikeZip(InputStream start) {
        try {
            return start.read() == 'P' && start.read() == 'K';
        } catch (IOException e) {
            return false;
        }
    }

    static Tree read(Payload payload, Layout layout) {
        if (!fitsUnpacked(payload)) {
            return SheetTree.torn(
                    "the .xlsx cannot be unpacked within " + MAX_UNPACKED + " bytes",
                    "tệp .xlsx không giải nén được trong " + MAX_UNPACKED + " byte");
        }
        try (ReadableWorkbook book = new ReadableWorkbook(payload.open(), new ReadingOptions(true, true))) {
            Optional<Sheet> sheet =
                    layout.sheet().isEmpty() ? Optional.of(book.getFirstSheet()) : book.findSheet(layout.sheet());
            return sheet.isEmpty() ? noSheet(layout.sheet()) : read(sheet.get(), layout);
        } catch (IOException | UncheckedIOException | ExcelReaderException e) {
            return broken();
        } catch (RuntimeException e) {
            // The library answers some broken files with unchecked exceptions of every kind.
            return broken();
        }
    }

    static Tree noSheet(String name) {
        return SheetTree.torn("it has no sheet '" + name + "'", "không có trang tính '" + name + "'");
    }

    private static Tree read(Sheet rows, Layout layout) throws IOException {
        SheetTree sheet = new SheetTree(layout);
        try (Stream<Row> stream = rows.openStream()) {
            Iterator<Row> each = stream.iterator();
            boolean more = true;
            while (more && each.hasNext()) {
                Row row = each.next();
                more = sheet.addPadded(row.getRowNum(), cells(row));
            }
        }
        return sheet.tree();
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        int count = Math.min(row.getCellCount(), SheetTree.MAX_COLUMNS + 1);
        for (int i = 0; i < count; i++) {
            cells.add(row.getOptionalCell(i).map(XlsxTree::text).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER && isDate(cell.getDataFormatString())) {
            return dateText(cell.asDate(), cell.getDataFormatString());
        }
        if (cell.getType() == CellType.NUMBER) {
            return numberText(cell.asNumber());
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    static String dateText(LocalDateTime date, String format) {
        // Half a second more, because Excel's fractions of a day fall short of the second they mean.
        return (hasTime(format) ? TIME : DAY).format(date.plusNanos(500_000_000));
    }

    static String numberText(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(String format) {
        if (format == null || format.equalsIgnoreCase("General")) {
            return false;
        }
        String bare = bare(format);
        return bare.indexOf('y') >= 0 || bare.indexOf('d') >= 0 || bare.indexOf('h') >= 0;
    }

    private static boolean hasTime(String format) {
        return bare(format).indexOf('h') >= 0;
    }

    /** The letters of a format, without quoted texts, colours and escapes. */
    private static String bare(String format) {
        return format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(Locale.ROOT);
    }

    /** Unpacks with the same library that reads the workbook: two readers of one zip could see two contents. */
    private static boolean fitsUnpacked(Payload payload) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(payload.toBytes()))
                .get()) {
            long unpacked = 0;
            int parts = 0;
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                unpacked += unpacked(zip, part, MAX_UNPACKED - unpacked);
                if (++parts > MAX_PARTS || unpacked > MAX_UNPACKED) {
                    return false;
                }
            }
            return parts > 0;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static long unpacked(ZipFile zip, ZipArchiveEntry part, long most) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        long unpacked = 0;
        long packed = part.getCompressedSize();
        try (InputStream in = zip.getInputStream(part)) {
            for (int n = in.read(buffer); n > 0 && unpacked <= most; n = in.read(buffer)) {
                unpacked += n;
                if (Unpacked.isBomb(unpacked, packed)) {
                    return MAX_UNPACKED + 1;
                }
            }
        }
        return unpacked;
    }

    private static Tree broken() {
        return SheetTree.torn("the file is not a readable .xlsx", "tệp không phải .xlsx đọc được");
    }
}
