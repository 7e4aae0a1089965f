package vn.lienthong.search;

import java.util.Arrays;

/** Places of lines within a part, ascending. Grows; cleared to be used again. */
final class Ordinals {
    private int[] values;
    private int size;

    Ordinals() {
        this(2);
    }

    Ordinals(int capacity) {
        values = new int[capacity];
    }

    void add(int ordinal) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = ordinal;
    }

    int size() {
        return size;
    }

    int get(int at) {
        return values[at];
    }

    void clear() {
        size = 0;
    }
}
