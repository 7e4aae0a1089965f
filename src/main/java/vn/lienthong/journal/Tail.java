package vn.lienthong.journal;

import java.util.ArrayList;
import java.util.List;

/** The latest entries in memory, bounded by bytes: followers near the end do not touch the store. */
final class Tail {
    /** What an entry costs besides its payload. */
    private static final int OVERHEAD = 1024;

    private final long limit;
    private Entry[] ring = new Entry[1024];
    private long first = 1;
    private long next = 1;
    private long bytes;

    Tail(long limit) {
        this.limit = limit;
    }

    synchronized void add(List<Entry> group) {
        for (Entry entry : group) {
            add(entry);
        }
    }

    /** Entries after a position, up to another; empty if the first of them is no longer here. */
    synchronized List<Entry> list(long after, long upTo, int maxEntries, long maxBytes) {
        List<Entry> found = new ArrayList<>();
        if (after + 1 < first) {
            return found;
        }
        long size = 0;
        for (long position = after + 1; position < next && position <= upTo && found.size() < maxEntries; position++) {
            Entry entry = ring[slot(position)];
            size += entry.payload().size();
            if (size > maxBytes && !found.isEmpty()) {
                break;
            }
            found.add(entry);
        }
        return found;
    }

    /** Another form of an entry, if it is still here. */
    synchronized void replace(Entry entry) {
        long position = entry.position();
        if (position < first || position >= next) {
            return;
        }
        bytes += weight(entry) - weight(ring[slot(position)]);
        ring[slot(position)] = entry;
    }

    private void add(Entry entry) {
        if (entry.position() != next) {
            clear(entry.position());
        }
        if (next - first == ring.length) {
            grow();
        }
        ring[slot(next++)] = entry;
        bytes += weight(entry);
        while (bytes > limit && first < next) {
            bytes -= weight(ring[slot(first)]);
            ring[slot(first++)] = null;
        }
    }

    private void clear(long position) {
        ring = new Entry[ring.length];
        first = position;
        next = position;
        bytes = 0;
    }

    private void grow() {
        Entry[] larger = new Entry[ring.length * 2];
        for (long position = first; position < next; position++) {
            larger[(int) (position & (larger.length - 1))] = ring[slot(position)];
        }
        ring = larger;
    }

    private int slot(long position) {
        return (int) (position & (ring.length - 1));
    }

    private static long weight(Entry entry) {
        return OVERHEAD + entry.payload().size();
    }
}
