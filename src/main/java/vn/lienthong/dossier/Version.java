package vn.lienthong.dossier;

/**
 * Names one state of a dossier: the record that won, by its place in the journal ({@code 48213:7}).
 *
 * @param position the journal position of the delivery, 1 and up
 * @param index the record within it, from 0
 */
public record Version(long position, int index) implements Comparable<Version> {
    public static final Version NONE = new Version(0, 0);

    public static Version parse(String text) {
        int colon = text.indexOf(':');
        return new Version(Long.parseLong(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    @Override
    public int compareTo(Version other) {
        int byPosition = Long.compare(position, other.position);
        return byPosition != 0 ? byPosition : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return position + ":" + index;
    }
}
