package vn.lienthong.workbench;

/**
 * One thing that an example gives otherwise than expected. Examples hold invented persons, so values are shown.
 *
 * @param file the expectation's file, relative to the mappings folder
 * @param line from 1
 * @param column from 1
 * @param code stable; src/docs/problems.md
 * @param record the record's place in the delivery, from 0; -1 for the whole
 * @param field the canonical name, or empty
 * @param expected what the file says, or empty
 * @param found what the mapping gives, or empty
 * @param where the mapping's line that gives it, or empty
 */
public record Difference(
        String file,
        int line,
        int column,
        String code,
        int record,
        String field,
        String expected,
        String found,
        String where,
        String vi,
        String en) {

    /** One line, in the language asked for. */
    public String text(boolean vietnamese) {
        return file + ":" + line + ":" + column + "  " + code + "  " + (vietnamese ? vi : en)
                + (where.isEmpty() ? "" : " (" + where + ")");
    }
}
