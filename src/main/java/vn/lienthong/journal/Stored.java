package vn.lienthong.journal;

/** A packed entry in its place: what a store writes and reads back. */
final class Stored {
    final long position;
    final Packed packed;
    final byte[] leafData;
    final byte[] chain;

    Stored(long position, Packed packed, byte[] leafData, byte[] chain) {
        this.position = position;
        this.packed = packed;
        this.leafData = leafData;
        this.chain = chain;
    }

    /** Read back: the leaf is made again from the parts, so that a changed part shows in the chain. */
    static Stored read(long position, Packed packed, byte[] chain) {
        return new Stored(position, packed, Leaf.encode(position, packed), chain);
    }

    static Stored after(Head head, Packed packed) {
        byte[] leaf = Leaf.encode(head.position() + 1, packed);
        return new Stored(head.position() + 1, packed, leaf, Leaf.chain(head.chain(), Leaf.hash(leaf)));
    }

    Head head() {
        return new Head(position, chain);
    }
}
