package vn.lienthong.evidence;

import java.util.ArrayList;
import java.util.List;

/** The right edge of a growing tree: as many hashes as its size has ones in binary; from it comes the root. */
final class Edge {
    private final List<byte[]> hashes = new ArrayList<>();
    private final List<Integer> levels = new ArrayList<>();
    private long size;

    long size() {
        return size;
    }

    void add(byte[] leafHash) {
        add(0, leafHash);
    }

    /** A whole subtree behind what is there, which must end where such a subtree may begin. */
    void add(int level, byte[] hash) {
        if (size % (1L << level) != 0) {
            throw new IllegalArgumentException(
                    "Expected a subtree of level " + level + " at its place, but found it at " + size);
        }
        size += 1L << level;
        byte[] top = hash;
        int at = level;
        while (!levels.isEmpty() && levels.get(levels.size() - 1) == at) {
            levels.remove(levels.size() - 1);
            top = Merkle.node(hashes.remove(hashes.size() - 1), top);
            at++;
        }
        hashes.add(top);
        levels.add(at);
    }

    byte[] root() {
        if (hashes.isEmpty()) {
            return Merkle.empty();
        }
        byte[] root = hashes.get(hashes.size() - 1);
        for (int i = hashes.size() - 2; i >= 0; i--) {
            root = Merkle.node(hashes.get(i), root);
        }
        return root;
    }

    /** The first so many leaves of a kept tree. */
    static Edge of(long size, Merkle.Nodes nodes) {
        Edge edge = new Edge();
        edge.extend(size, nodes);
        return edge;
    }

    /** Up to so many leaves, by the largest subtrees that fit. */
    void extend(long upTo, Merkle.Nodes nodes) {
        while (size < upTo) {
            int aligned = size == 0 ? 62 : Long.numberOfTrailingZeros(size);
            int fits = 63 - Long.numberOfLeadingZeros(upTo - size);
            int level = Math.min(aligned, fits);
            add(level, nodes.node(level, size >> level));
        }
    }
}
