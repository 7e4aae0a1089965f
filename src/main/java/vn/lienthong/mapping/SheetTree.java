package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Rows under named columns, gathered into a tree. {@code #row} is the row's number in the file. */
final class SheetTree {
    static final int MAX_COLUMNS = 1_000;
    private final ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    private final Layout layout;
    private List<String> header;
    private boolean awaitsHeader;
    private Tree fault;

    SheetTree(Layout layout) {
        this.layout = layout;
        this.awaitsHeader = layout.headers().isEmpty() || layout.headerRow() > 0;
        this.header = layout.headers().isEmpty() ? null : layout.headers();
    }

    static Tree torn(String en, String vi) {
        return new Tree.Torn(
                "Cần bảng có dòng tiêu đề (CSV, .xlsx hoặc .xls), nhưng " + vi,
                "Expected a table with a header row (CSV, .xlsx or .xls), but " + en);
    }

    Tree tree() {
        if (fault != null) {
            return fault;
        }
        return awaitsHeader ? torn("there is no header row", "không có dòng tiêu đề") : new Tree.Whole(rows);
    }

    /** False when the sheet cannot be used; the tree says why. */
    boolean add(int number, List<String> cells) {
        if (number < layout.headerRow() || cells.stream().allMatch(String::isBlank)) {
            return true;
        }
        if (awaitsHeader) {
            awaitsHeader = false;
            return header != null || begin(cells);
        }
        ObjectNode row = rows.addObject();
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

    /** For workbooks, which leave trailing empty cells out: unlike in CSV, a short row has not slipped. */
    boolean addPadded(int number, List<String> cells) {
        List<String> row = new ArrayList<>(cells);
        while (!row.isEmpty() && row.get(row.size() - 1).isEmpty()) {
            row.remove(row.size() - 1);
        }
        while (!awaitsHeader && !row.isEmpty() && row.size() < header.size()) {
            row.add("");
        }
        return add(number, row);
    }

    private boolean begin(List<String> cells) {
        List<String> names = cells.stream().map(Texts::clean).toList();
        long named = names.stream().filter(name -> !name.isEmpty()).count();
        long distinct =
                names.stream().filter(name -> !name.isEmpty()).distinct().count();
        if (named != distinct || names.size() > MAX_COLUMNS) {
            fault = torn(
                    "column names repeat, or there are over " + MAX_COLUMNS,
                    "tên cột bị trùng hoặc quá " + MAX_COLUMNS + " cột");
            return false;
        }
        header = names;
        return true;
    }
}
