package vn.lienthong.journal;

import java.io.Closeable;
import java.util.List;

/**
 * Where groups become durable. {@link #ready} and {@link #write} are called by the committer's thread alone, reads by
 * any thread. Two stores share this contract and its test suite, nothing else.
 */
interface Store extends Walks, Closeable {
    /**
     * The durable end, behind which the next group goes. Mends first what an earlier failure left (a lost
     * connection); throws {@link JournalUnavailable} if that cannot be done now.
     */
    Head ready();

    /**
     * Makes a group durable: all of it once this returns. Throws {@link JournalUnavailable}: WRITE_FAILED if the next
     * group may be tried, BROKEN if not.
     */
    void write(List<Stored> group);

    /** Entries after a position up to another (both known to be durable), at least one. */
    List<Stored> read(long after, long upTo, int maxEntries, long maxBytes);

    @Override
    void close();

    /** One pass over what is stored, in the order it is stored. */
    interface Walk extends Closeable {
        /** The chain that the first entry of this walk has to follow, as stored. */
        Head before();

        /** The next entry, or null at the end. Throws {@link JournalDamaged} where the bytes cannot be read. */
        Stored next();

        /** Where we are, for people. */
        String place();

        @Override
        void close();
    }
}
