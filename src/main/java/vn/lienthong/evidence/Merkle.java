package vn.lienthong.evidence;

import java.util.ArrayList;
import java.util.List;

/** The tree of RFC 6962, 2.1, over hashes that somebody keeps: roots and proofs of the first so many leaves. */
final class Merkle {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final Nodes nodes;

    /** Hashes of whole subtrees. */
    interface Nodes {
        /** The hash over the leaves from {@code index << level} on, {@code 1 << level} of them, all of which are there. */
        byte[] node(int level, long index);
    }

    Merkle(Nodes nodes) {
        this.nodes = nodes;
    }

    static byte[] leaf(byte[] data) {
        return Sha256.of(LEAF, data);
    }

    static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(NODE, left, right);
    }

    /** Of the tree without leaves. */
    static byte[] empty() {
        return Sha256.of();
    }

    byte[] root(long size) {
        return size == 0 ? empty() : range(0, size);
    }

    /** That the leaf with this index (from 0) is one of the first {@code size}. */
    List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("Expected a leaf below " + size + ", but found " + index);
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    /** That the tree of {@code size} leaves begins with the one of {@code old}. */
    List<byte[]> consistency(long old, long size) {
        if (old < 0 || old > size) {
            throw new IllegalArgumentException("Expected at most " + size + " leaves before, but found " + old);
        }
        List<byte[]> proof = new ArrayList<>();
        if (old > 0) {
            consistency(old, 0, size, true, proof);
        }
        return proof;
    }

    private void inclusion(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(range(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(range(from, middle));
        }
    }

    /** @param known whether the verifier has the hash of this very subtree already: it is the old root */
    private void consistency(long old, long from, long to, boolean known, List<byte[]> proof) {
        if (old == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (old <= middle) {
            consistency(old, from, middle, known, proof);
            proof.add(range(middle, to));
        } else {
            consistency(old, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    private byte[] range(long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(size);
        return node(range(from, middle), range(middle, to));
    }

    /** The largest power of two below a number above 1. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
