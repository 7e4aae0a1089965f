package vn.lienthong.evidence;

import java.util.Arrays;
import java.util.List;

/** Checks proofs as RFC 9162, 2.1.3.2 and 2.1.4.2, say; never throws for what a stranger sent. */
final class Proofs {
    private Proofs() {}

    /** Whether the leaf with this index is one of the first {@code size}, whose root is given. */
    static boolean includes(long index, long size, byte[] leaf, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        byte[] hash = leaf;
        for (byte[] next : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = Merkle.node(next, hash);
                while (fn != 0 && (fn & 1) == 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                hash = Merkle.node(hash, next);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    /** Whether the tree of {@code size} leaves begins with the one of {@code old}. */
    static boolean extend(long old, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
        if (old < 0 || old > size) {
            return false;
        }
        if (old == size) {
            return proof.isEmpty() && Arrays.equals(oldRoot, root);
        }
        if (old == 0) {
            return proof.isEmpty() && Arrays.equals(oldRoot, Merkle.empty());
        }
        boolean whole = Long.bitCount(old) == 1;
        if (!whole && proof.isEmpty()) {
            return false;
        }
        byte[] first = whole ? oldRoot : proof.get(0);
        List<byte[]> rest = whole ? proof : proof.subList(1, proof.size());
        return climb(old - 1, size - 1, first, rest, oldRoot, root);
    }

    private static boolean climb(long old, long last, byte[] first, List<byte[]> proof, byte[] oldRoot, byte[] root) {
        int shared = Long.numberOfTrailingZeros(~old);
        long fn = old >> shared;
        long sn = last >> shared;
        byte[] before = first;
        byte[] now = first;
        for (byte[] next : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                before = Merkle.node(next, before);
                now = Merkle.node(next, now);
                while (fn != 0 && (fn & 1) == 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                now = Merkle.node(now, next);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(before, oldRoot) && Arrays.equals(now, root);
    }
}
