package vn.lienthong.search;

import java.util.Optional;

/** Where a line stands: the message, and the place within it from 0. Written {@code 48213:7}. */
public record Place(long position, int index) implements Comparable<Place> {
    /** Empty for a text that is none. */
    public static Optional<Place> parse(String text) {
        if (!text.matches("[0-9]{1,18}:[0-9]{1,9}")) {
            return Optional.empty();
        }
        int colon = text.indexOf(':');
        return Optional.of(
                new Place(Long.parseLong(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1))));
    }

    @Override
    public int compareTo(Place other) {
        int byPosition = Long.compare(position, other.position);
        return byPosition != 0 ? byPosition : Integer.compare(index, other.index);
    }

    @Override
    public String toString() {
        return position + ":" + index;
    }
}
