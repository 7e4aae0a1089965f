package vn.lienthong.ledger;

/**
 * The name of a problem.
 *
 * @param position the delivery in which its record stood
 * @param index the record within it, from 0
 * @param part 0 for the record itself, else the ordinal of the dossier's step
 */
public record ProblemKey(long position, int index, int part) implements Comparable<ProblemKey> {
    /** Reads {@code 48213:7} or {@code 48213:7:2}. */
    public static ProblemKey parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException(
                    "Expected a problem as position:index or position:index:part, but found '" + text + "'");
        }
        int part = parts.length == 3 ? Integer.parseInt(parts[2]) : 0;
        return new ProblemKey(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), part);
    }

    @Override
    public int compareTo(ProblemKey other) {
        int byPosition = Long.compare(position, other.position);
        int byIndex = byPosition != 0 ? byPosition : Integer.compare(index, other.index);
        return byIndex != 0 ? byIndex : Integer.compare(part, other.part);
    }

    @Override
    public String toString() {
        return position + ":" + index + (part == 0 ? "" : ":" + part);
    }
}
