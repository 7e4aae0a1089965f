package vn.lienthong.journal;

import java.util.Arrays;

/** The end of the journal: the last position and the chain up to it. */
final class Head {
    /** Before the first entry. */
    static final Head START = new Head(0, new byte[Hash.SIZE]);

    private final long position;
    private final byte[] chain;

    Head(long position, byte[] chain) {
        this.position = position;
        this.chain = chain;
    }

    long position() {
        return position;
    }

    byte[] chain() {
        return chain;
    }

    boolean is(long thatPosition, byte[] thatChain) {
        return position == thatPosition && Arrays.equals(chain, thatChain);
    }

    /** Whether an entry stands right behind this end and chains to it. */
    boolean isFollowedBy(Stored stored) {
        return stored.position == position + 1
                && Arrays.equals(stored.chain, Leaf.chain(chain, Leaf.hash(stored.leafData)));
    }
}
