package vn.lienthong.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Everything that ever arrived or left, in order, never changed. All methods may be called from any thread.
 * Reads see durable entries only. Reads and appends after {@link #close} fail with {@link JournalUnavailable}.
 */
public interface Journal extends Chained, AutoCloseable {
    /**
     * Adds an entry. The future completes with its position once the exact bytes are durable, and after {@link #last}
     * and reads know it. It completes with {@link JournalUnavailable} when the journal is busy, cannot write, is
     * broken or closed: then nothing of the draft will ever be seen, or (after a failed flush, a lost database
     * connection, a crash) it will be seen in whole.
     *
     * <p>Compressing and hashing happen on the calling thread; waiting for the disk does not. Callers that must keep
     * an order append from one thread: entries stand in the order of the calls. Futures complete on one announcing
     * thread, in order of position: what hangs on them must not block it for long, though blocking it never delays
     * the writing of others until the queue is full.
     */
    CompletableFuture<Long> append(Draft draft);

    /** The entry at a position, if that position is durable. Throws {@link JournalDamaged} if it cannot be read back. */
    Optional<Entry> find(long position);

    /**
     * Entries after a position, in order, without gaps: at most so many entries and so many bytes of payload, but at
     * least one entry if there is one. Cheap for a follower near the end, which reads from memory.
     */
    List<Entry> list(long after, int maxEntries, long maxBytes);

    /** Calls the nudge after each durable group, on the announcing thread. It carries no data: ask {@link #list}. */
    void onAppend(Runnable nudge);

    /**
     * The leaf hashes (RFC 6962) of the entries after a position, 32 bytes each, in order: at most so many, at least one if there is one.
     * What was hashed when it was written is not hashed again near the end.
     */
    byte[] leaves(long after, int most);

    /** For health: whether the last write succeeded and the next one may be tried. Not a reason to not call append. */
    boolean available();

    /** For health: {@code ok}, or one of the codes of {@link JournalUnavailable.Reason}. */
    String state();

    /** Writes what is queued, completes the futures, and gives the files or the connection free. Safe to call twice. */
    @Override
    void close();
}
