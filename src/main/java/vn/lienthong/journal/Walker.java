package vn.lienthong.journal;

/** Hears of the entries that a walk along the chain finds intact. */
@FunctionalInterface
public interface Walker {
    /**
     * @param atMillis the entry's time, milliseconds since 1970
     * @param leaf its RFC 6962 leaf hash, computed from what is stored
     */
    void intact(long position, long atMillis, byte[] leaf);

    /** Said after {@link #intact} of an entry whose contents cannot be read, because their key was destroyed. */
    default void erased(long position) {}

    /**
     * Said after {@link #intact} of an entry whose contents could not be compared with what was committed to, because their key is not here:
     * place, leaf and chain were.
     */
    default void keyless(long position, String why) {}
}
