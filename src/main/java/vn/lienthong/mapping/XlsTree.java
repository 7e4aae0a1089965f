package vn.lienthong.mapping;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import vn.lienthong.journal.Payload;

/** A sheet of an .xls, the same tree as .xlsx gives. A formula is its last value. */
final class XlsTree {
    private XlsTree() {}

    static boolean looksLikeXls(java.io.InputStream start) {
        try {
            return start.read() == 0xD0 && start.read() == 0xCF;
        } catch (IOException e) {
            return false;
        }
    }

    static Tree read(Payload payload, Layout layout) {
        try (HSSFWorkbook book = new HSSFWorkbook(payload.open())) {
            HSSFSheet sheet = layout.sheet().isEmpty() ? book.getSheetAt(0) : book.getSheet(layout.sheet());
            return sheet == null ? XlsxTree.noSheet(layout.sheet()) : read(sheet, layout);
        } catch (IOException | RuntimeException e) {
            // The library answers broken files with exceptions of every kind.
            return SheetTree.torn("the file is not a readable .xls", "tệp không phải .xls đọc được");
        }
    }

    private static Tree read(HSSFSheet rows, Layout layout) {
        SheetTree sheet = new SheetTree(layout);
        for (Row row : rows) {
            if (!sheet.addPadded(row.getRowNum() + 1, cells(row))) {
                break;
            }
        }
        return sheet.tree();
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        int count = Math.min(row.getLastCellNum(), SheetTree.MAX_COLUMNS + 1);
        for (int i = 0; i < count; i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell));
        }
        return cells;
    }

    private static String text(Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> Boolean.toString(cell.getBooleanCellValue());
            case NUMERIC -> number(cell);
            default -> "";
        };
    }

    private static String number(Cell cell) {
        if (DateUtil.isCellDateFormatted(cell)) {
            return XlsxTree.dateText(
                    cell.getLocalDateTimeCellValue(), cell.getCellStyle().getDataFormatString());
        }
        return XlsxTree.numberText(BigDecimal.valueOf(cell.getNumericCellValue()));
    }
}
