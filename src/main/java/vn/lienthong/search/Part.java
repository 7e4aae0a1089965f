package vn.lienthong.search;

import java.util.BitSet;
import java.util.function.BiConsumer;

/** Lines of consecutive messages, and which of them carry a term. */
interface Part {
    long first();

    /** The last message: all its lines are here. */
    long last();

    int size();

    Line line(int ordinal);

    /** Adds the ordinals of the lines that carry a term. */
    void mark(long term, BitSet marked);

    /** The ordinals of lines that may lie in a period: no line of the period is outside of it. */
    BitSet around(long fromMillis, long toMillis);

    /** Hands over every term with its lines, in the order of the terms. The ordinals are valid within the call alone. */
    void each(BiConsumer<Long, Ordinals> reader);

    /** The first ordinal at or behind a place; {@link #size} when there is none. */
    default int from(Place place) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (line(middle).place().compareTo(place) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
