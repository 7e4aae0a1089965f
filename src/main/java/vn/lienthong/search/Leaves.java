package vn.lienthong.search;

import java.nio.ByteBuffer;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalDamaged;

/** Whether the journal holds an entry: by that an index knows the journal that it was made from. */
@FunctionalInterface
interface Leaves {
    /** Of an index beside no journal. */
    Leaves ANY = (position, leaf) -> true;

    /** @param leaf the first eight bytes of the entry's leaf hash */
    boolean holds(long position, long leaf);

    static Leaves of(Journal journal) {
        return (position, leaf) -> position <= journal.last() && (leaf == 0 || find(journal, position, leaf) == leaf);
    }

    private static long find(Journal journal, long position, long leaf) {
        try {
            return ByteBuffer.wrap(journal.leaves(position - 1, 1)).getLong();
        } catch (JournalDamaged e) {
            // What is wrong there is for the journal's own verification to say; the index has no part in it.
            return leaf;
        }
    }

    /** The first eight bytes of a leaf hash in hex; 0 for none. */
    static long shorten(String hex) {
        return hex.length() < Long.BYTES * 2 ? 0 : Long.parseUnsignedLong(hex.substring(0, Long.BYTES * 2), 16);
    }
}
