package vn.lienthong.journal;

import java.util.function.Function;

/** What a walk along the chain found. */
public sealed interface Verification {
    /** Every entry from one position to the other is as it was written, and in its place. Says nothing of a removed tail. The chain is empty if the range was. */
    record Intact(long from, long to, String chain) implements Verification {}

    /** The first position that is not as it was written. */
    record Broken(long position, Fault fault, String detail) implements Verification {}

    /** How an entry is not as it was written. */
    enum Fault {
        /** No entry has this position. */
        MISSING,
        /** The bytes of the entry, or of the file around it, are not the ones written. */
        CHANGED,
        /** The entry stands in another place. */
        REORDERED,
        /** The entry is whole in itself, but does not follow from the one before it. */
        UNCHAINED,
        /** Its key is not here although nobody destroyed it. A walk goes on over such an entry: see {@link Walker#keyless}. */
        KEYS_MISSING
    }

    default <T> T fold(Function<Intact, T> intact, Function<Broken, T> broken) {
        if (this instanceof Intact whole) {
            return intact.apply(whole);
        }
        return broken.apply((Broken) this);
    }
}
