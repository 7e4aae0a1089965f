package vn.lienthong.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A code table: one or several source columns to one canonical code, the most specific row first, each row within its
 * days.
 */
final class CodeTable {
    /**
     * @param sources one per source column; null matches any value
     * @param canonical empty when the table says that no status can be derived
     * @param from first day, or null
     * @param to last day, or null
     */
    record Row(
            int line, List<String> sources, String canonical, String label, String note, LocalDate from, LocalDate to) {
        Row {
            sources = java.util.Collections.unmodifiableList(new ArrayList<>(sources));
        }

        boolean isExact() {
            return !sources.contains(null);
        }

        private boolean matches(String[] keys, LocalDate day) {
            for (int i = 0; i < keys.length; i++) {
                String source = sources.get(i);
                if (source != null && !source.equals(keys[i])) {
                    return false;
                }
            }
            return holdsOn(day);
        }

        private boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        private long wildcards() {
            return sources.stream().filter(java.util.Objects::isNull).count();
        }

        /** Two rows that answer the same question on the same day. */
        boolean contradicts(Row other) {
            boolean before = to != null && other.from != null && to.isBefore(other.from);
            boolean after = from != null && other.to != null && other.to.isBefore(from);
            return sources.equals(other.sources) && !before && !after;
        }
    }

    private final String file;
    private final int width;
    private final Map<String, List<Row>> exact = new HashMap<>();
    private final List<Row> open;
    private final List<Row> rows;

    CodeTable(String file, int width, List<Row> rows) {
        this.file = file;
        this.width = width;
        this.rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.isExact()) {
                exact.computeIfAbsent(String.join("\0", row.sources()), key -> new ArrayList<>())
                        .add(row);
            }
        }
        open = rows.stream()
                .filter(row -> !row.isExact())
                .sorted(Comparator.comparingLong(Row::wildcards))
                .toList();
    }

    String file() {
        return file;
    }

    int width() {
        return width;
    }

    List<Row> rows() {
        return rows;
    }

    /** The row for these values on this day, or null. */
    Row match(String[] keys, LocalDate day) {
        List<Row> candidates = exact.get(keys.length == 1 ? keys[0] : String.join("\0", keys));
        if (candidates != null) {
            for (Row row : candidates) {
                if (row.holdsOn(day)) {
                    return row;
                }
            }
        }
        for (Row row : open) {
            if (row.matches(keys, day)) {
                return row;
            }
        }
        return null;
    }
}
