package vn.lienthong.journal;

import java.util.Arrays;

/** Where every 64th entry of a segment begins. Filled by the committer, asked by any thread. */
final class SparseIndex {
    static final int EVERY = 64;

    private final long first;
    private long[] offsets;
    private int size;

    SparseIndex(long first) {
        this(first, new long[16], 0);
    }

    SparseIndex(long first, long[] offsets, int size) {
        this.first = first;
        this.offsets = offsets;
        this.size = size;
    }

    synchronized void add(long position, long offset) {
        if ((position - first) % EVERY != 0) {
            return;
        }
        if (size == offsets.length) {
            offsets = Arrays.copyOf(offsets, size * 2);
        }
        offsets[size++] = offset;
    }

    /** The beginning of an entry at or at most 63 before this position; the header's end for an empty segment. */
    synchronized long floor(long position) {
        int slot = (int) Math.min(size - 1L, (position - first) / EVERY);
        return slot < 0 ? SegmentHeader.SIZE : offsets[slot];
    }

    synchronized long[] toArray() {
        return Arrays.copyOf(offsets, size);
    }
}
