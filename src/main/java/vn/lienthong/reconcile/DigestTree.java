package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The digests of many dossiers, joined by bucket at any depth. Answers for a bucket in the time of two searches, whatever is in
 * it; about a hundred bytes a dossier. Does not change once built.
 */
public final class DigestTree {
    private final Leaf[] leaves;
    /** Of the leaves before each place, so that a range is the difference of two. */
    private final long[] high;

    private final long[] low;

    /**
     * One dossier.
     *
     * @param key the first eight bytes of its number's SHA-256, as a number without sign
     */
    record Leaf(long key, String number, Digest digest) {}

    private DigestTree(Leaf[] leaves) {
        this.leaves = leaves;
        this.high = new long[leaves.length + 1];
        this.low = new long[leaves.length + 1];
        for (int i = 0; i < leaves.length; i++) {
            high[i + 1] = high[i] ^ leaves[i].digest.high();
            low[i + 1] = low[i] ^ leaves[i].digest.low();
        }
    }

    /** Gathers dossiers in any order; each number once. */
    public static final class Builder {
        private final List<Fact> fields;
        private final List<Leaf> leaves = new ArrayList<>();

        /** @param fields what the digests cover, in this order */
        public Builder(Collection<Fact> fields) {
            this.fields = List.copyOf(fields);
        }

        public void add(Facts facts) {
            String number = facts.number().value();
            leaves.add(new Leaf(Digest.of(number).high(), number, facts.digest(fields)));
        }

        public DigestTree build() {
            Leaf[] sorted = leaves.toArray(Leaf[]::new);
            leaves.clear();
            Arrays.sort(sorted, (one, other) -> Long.compareUnsigned(one.key, other.key));
            return new DigestTree(sorted);
        }
    }

    public int size() {
        return leaves.length;
    }

    /** The place of a number; -1 when it is not here. */
    int find(String number) {
        long key = Digest.of(number).high();
        for (int i = begin(key); i < leaves.length && leaves[i].key == key; i++) {
            if (leaves[i].number.equals(number)) {
                return i;
            }
        }
        return -1;
    }

    Leaf leaf(int place) {
        return leaves[place];
    }

    Bucket bucket(String prefix) {
        int from = begin(first(prefix));
        int to = end(prefix);
        return new Bucket(prefix, to - from, new Digest(high[to] ^ high[from], low[to] ^ low[from]));
    }

    List<Leaf> list(String prefix) {
        return List.of(Arrays.copyOfRange(leaves, begin(first(prefix)), end(prefix)));
    }

    private int end(String prefix) {
        long last = first(prefix) | (prefix.length() == Bucket.DEEPEST ? 0 : -1L >>> (4 * prefix.length()));
        return last == -1L ? leaves.length : begin(last + 1);
    }

    private static long first(String prefix) {
        return prefix.isEmpty() ? 0 : Long.parseUnsignedLong(prefix, 16) << (4 * (Bucket.DEEPEST - prefix.length()));
    }

    /** The place of the first leaf whose key is not less. */
    private int begin(long key) {
        int from = 0;
        int to = leaves.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (Long.compareUnsigned(leaves[middle].key, key) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
