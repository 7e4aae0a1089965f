package vn.lienthong.operator;

import java.util.stream.Stream;

/**
 * What a person fills in for a source's code.
 *
 * @param canonical the code it means
 * @param label for readers of the table
 * @param note why; it is the decision's reason too
 */
public record CodeRow(String canonical, String label, String note) {
    boolean isWritable() {
        boolean oneLine =
                Stream.of(canonical, label, note).noneMatch(cell -> cell.chars().anyMatch(Character::isISOControl));
        return oneLine
                && !canonical.isBlank()
                && canonical.length() <= 100
                && label.length() <= 300
                && note.length() <= 300;
    }
}
