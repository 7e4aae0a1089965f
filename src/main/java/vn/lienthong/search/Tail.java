package vn.lienthong.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What is not in a run yet: in memory only, read from the journal again after a stop. One writer; readers hold its lock. */
final class Tail implements Part {
    private final long first;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Long, Ordinals> terms = new HashMap<>();
    private long last;
    private long leaf;

    Tail(long first) {
        this.first = first;
        this.last = first - 1;
    }

    /**
     * @param last the message with which this group ends
     * @param leaf the first eight bytes of its leaf hash
     */
    synchronized void add(List<Posted> posted, Terms hashes, long last, long leaf) {
        for (Posted one : posted) {
            for (long term : hashes.of(one)) {
                terms.computeIfAbsent(term, key -> new Ordinals()).add(lines.size());
            }
            lines.add(one.line());
        }
        this.last = last;
        this.leaf = leaf;
    }

    synchronized long leaf() {
        return leaf;
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public synchronized long last() {
        return last;
    }

    @Override
    public synchronized int size() {
        return lines.size();
    }

    @Override
    public synchronized Line line(int ordinal) {
        return lines.get(ordinal);
    }

    @Override
    public synchronized void mark(long term, BitSet marked) {
        Ordinals found = terms.get(term);
        for (int i = 0; found != null && i < found.size(); i++) {
            marked.set(found.get(i));
        }
    }

    @Override
    public synchronized BitSet around(long fromMillis, long toMillis) {
        BitSet all = new BitSet();
        all.set(0, lines.size());
        return all;
    }

    @Override
    public synchronized void each(BiConsumer<Long, Ordinals> reader) {
        new TreeMap<>(terms).forEach(reader);
    }
}
