package vn.lienthong.mapping;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a mapping consists of, or what of it took part in reading something.
 *
 * @param lines the canonical fields, each with the place of its line
 * @param rows the rows of the code tables that lines name
 * @param branches blocks, and lines with a {@code when}: what may be reached or not
 */
public record Inventory(Set<Line> lines, Set<CodeRow> rows, Set<Line> branches) {
    public Inventory {
        lines = Set.copyOf(lines);
        rows = Set.copyOf(rows);
        branches = Set.copyOf(branches);
    }

    /**
     * One line of a mapping.
     *
     * @param name the canonical field, {@code TaiLieuNop.TenTepDinhKem} inside a list; of a branch, what it asks
     * @param where {@code mappings/x/mapping.yaml:14}
     */
    public record Line(String name, String where) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int byPlace = Integer.compare(number(), other.number());
            return byPlace != 0 ? byPlace : name.compareTo(other.name);
        }

        public int number() {
            return Integer.parseInt(where.substring(where.lastIndexOf(':') + 1));
        }
    }

    /**
     * One row of a code table.
     *
     * @param table {@code codes/status.csv}
     * @param line from 1
     * @param canonical empty when nothing can be derived
     */
    public record CodeRow(String table, int line, String canonical) implements Comparable<CodeRow> {
        @Override
        public int compareTo(CodeRow other) {
            int byTable = table.compareTo(other.table);
            return byTable != 0 ? byTable : Integer.compare(line, other.line);
        }
    }

    public Inventory and(Inventory other) {
        return new Inventory(both(lines, other.lines), both(rows, other.rows), both(branches, other.branches));
    }

    /** What of this is not in the other. */
    public Inventory without(Inventory other) {
        Set<Line> restLines = new LinkedHashSet<>(lines);
        restLines.removeAll(other.lines);
        Set<CodeRow> restRows = new LinkedHashSet<>(rows);
        restRows.removeAll(other.rows);
        Set<Line> restBranches = new LinkedHashSet<>(branches);
        restBranches.removeAll(other.branches);
        return new Inventory(restLines, restRows, restBranches);
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        Set<T> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
