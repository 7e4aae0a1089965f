package vn.lienthong.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 65,536 keys made of one seed, each of which can be destroyed alone: the leaves of a binary tree of hashes. What is kept is the few
 * nodes from which the keys that still exist can be made; to destroy one, the node above it gives way to the siblings along the path.
 * Immutable.
 */
final class KeyTree {
    static final int DEPTH = 16;
    static final int KEYS = 1 << DEPTH;
    private static final int SIZE = 32;
    private static final byte LEAF = 2;

    /** In order of their first key; together they cover exactly the keys that exist. */
    private final List<Node> nodes;

    /** The path to the key asked for last: neighbours in order share nearly all of it. */
    private Path latest;

    private KeyTree(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    static KeyTree of(byte[] seed) {
        return new KeyTree(List.of(new Node(0, 0, seed.clone())));
    }

    /** The key at an index; null where it was destroyed. */
    synchronized byte[] find(int index) {
        Node root = covering(index);
        if (root == null) {
            return null;
        }
        if (latest == null || latest.root != root) {
            latest = new Path(root);
        }
        return hash(latest.down(index), LEAF);
    }

    boolean has(int index) {
        return covering(index) != null;
    }

    /** The same without one key; itself where there is none. */
    KeyTree without(int index) {
        Node root = covering(index);
        if (root == null) {
            return this;
        }
        List<Node> left = new ArrayList<>(nodes);
        left.remove(root);
        byte[] value = root.value;
        for (int depth = root.depth; depth < DEPTH; depth++) {
            int bit = bit(index, depth);
            int sibling = (index >> (DEPTH - 1 - depth)) ^ 1;
            left.add(new Node(depth + 1, sibling, hash(value, (byte) (bit ^ 1))));
            value = hash(value, (byte) bit);
        }
        left.sort((one, other) -> Integer.compare(one.first(), other.first()));
        return new KeyTree(left);
    }

    /** For each node: depth (u8), its place among those of its depth (u16), value (32 bytes). */
    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(nodes.size() * (3 + SIZE));
        for (Node node : nodes) {
            out.put((byte) node.depth).putShort((short) node.place).put(node.value);
        }
        return out.array();
    }

    static KeyTree decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Node> nodes = new ArrayList<>();
        while (in.hasRemaining()) {
            int depth = in.get();
            int place = Short.toUnsignedInt(in.getShort());
            byte[] value = new byte[SIZE];
            in.get(value);
            nodes.add(new Node(depth, place, value));
        }
        return new KeyTree(nodes);
    }

    private Node covering(int index) {
        int low = 0;
        int high = nodes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Node node = nodes.get(middle);
            if (index < node.first()) {
                high = middle - 1;
            } else if (index > node.last()) {
                low = middle + 1;
            } else {
                return node;
            }
        }
        return null;
    }

    private static int bit(int index, int depth) {
        return (index >> (DEPTH - 1 - depth)) & 1;
    }

    private static byte[] hash(byte[] value, byte which) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(value);
            digest.update(which);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java runtime, but it is missing", e);
        }
    }

    private static final class Node {
        final int depth;
        final int place;
        final byte[] value;

        Node(int depth, int place, byte[] value) {
            this.depth = depth;
            this.place = place;
            this.value = value;
        }

        int first() {
            return place << (DEPTH - depth);
        }

        int last() {
            return ((place + 1) << (DEPTH - depth)) - 1;
        }
    }

    /** The values from a kept node down to one key. */
    private static final class Path {
        final Node root;
        private final byte[][] values = new byte[DEPTH + 1][];
        private int at;
        private int known;

        Path(Node root) {
            this.root = root;
            this.values[root.depth] = root.value;
            this.at = root.first();
            this.known = root.depth;
        }

        byte[] down(int index) {
            int differing = index ^ at;
            int shared = differing == 0 ? DEPTH : DEPTH - (32 - Integer.numberOfLeadingZeros(differing));
            for (int depth = Math.min(shared, known); depth < DEPTH; depth++) {
                values[depth + 1] = hash(values[depth], (byte) bit(index, depth));
            }
            at = index;
            known = DEPTH;
            return Arrays.copyOf(values[DEPTH], SIZE);
        }
    }
}
