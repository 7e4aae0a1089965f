package vn.lienthong.journal;

/** What is stored, from one entry to the next. Called by any thread. */
@FunctionalInterface
interface Walks {
    /** For verifying: the stored entries from a position up to the durable end, as they are. */
    Store.Walk walk(long from, long upTo);
}
