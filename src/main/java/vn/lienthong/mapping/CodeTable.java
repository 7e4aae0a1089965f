package vn.lienthong.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

        private boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        /** Two rows that answer the same question on the same day. */
        boolean contradicts(Row other) {
            boolean before = to != null && other.from != null && to.isBefore(other.from);
            boolean after = from != null && other.to != null && other.to.isBefore(from);
            return sources.equals(other.sources) && !before && !after;
        }
    }

    /** The rows that leave the same columns open, by what they say of the others. */
    private static final class Pattern {
        /** Places of the columns that count. */
        private final int[] fixed;

        private final Map<String, List<Row>> rows = new HashMap<>();

        Pattern(int[] fixed) {
            this.fixed = fixed;
        }

        static int[] fixed(Row row) {
            return IntStream.range(0, row.sources().size())
                    .filter(i -> row.sources().get(i) != null)
                    .toArray();
        }

        void add(Row row) {
            String key = key(row.sources().toArray(String[]::new));
            rows.computeIfAbsent(key, unknown -> new ArrayList<>()).add(row);
        }

        Row find(String[] keys, LocalDate day) {
            for (Row row : rows.getOrDefault(key(keys), List.of())) {
                if (row.holdsOn(day)) {
                    return row;
                }
            }
            return null;
        }

        private String key(String[] keys) {
            if (fixed.length == 1) {
                return keys[fixed[0]];
            }
            StringBuilder key = new StringBuilder();
            for (int i : fixed) {
                key.append(keys[i]).append('\0');
            }
            return key.toString();
        }
    }

    private final String file;
    private final int width;
    private final List<Row> rows;
    /** The most specific first. */
    private final List<Pattern> patterns;

    CodeTable(String file, int width, List<Row> rows) {
        this.file = file;
        this.width = width;
        this.rows = List.copyOf(rows);
        Map<String, Pattern> byColumns = new HashMap<>();
        for (Row row : rows) {
            int[] fixed = Pattern.fixed(row);
            byColumns
                    .computeIfAbsent(Arrays.toString(fixed), columns -> new Pattern(fixed))
                    .add(row);
        }
        patterns = byColumns.values().stream()
                .sorted(Comparator.comparingInt(pattern -> -pattern.fixed.length))
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

    /** The row for these values on this day, or null; of two that say as much, the one that stands first. */
    Row match(String[] keys, LocalDate day) {
        Row best = null;
        int said = 0;
        for (Pattern pattern : patterns) {
            if (best != null && pattern.fixed.length < said) {
                return best;
            }
            Row row = pattern.find(keys, day);
            if (row != null && (best == null || row.line() < best.line())) {
                best = row;
                said = pattern.fixed.length;
            }
        }
        return best;
    }
}
