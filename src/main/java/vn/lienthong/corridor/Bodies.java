package vn.lienthong.corridor;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of pushed bodies is in memory at once. What would be too much is told to come again later, before it is read: many
 * senders at once, each within its limit, must not fill the memory.
 */
final class Bodies {
    /** A body lies in memory several times on its way: as it came in, as bytes, as packed for the journal. */
    private static final int SHARE = 24;

    private final long most;
    private final AtomicLong now = new AtomicLong();

    Bodies(long most) {
        this.most = most;
    }

    static Bodies ofHeap() {
        return new Bodies(Runtime.getRuntime().maxMemory() / SHARE);
    }

    /** True when there is room; then {@link #leave} must be called with the same. A lone body always has room. */
    boolean enter(long bytes) {
        long after = now.addAndGet(bytes);
        if (after > most && after > bytes) {
            now.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void leave(long bytes) {
        now.addAndGet(-bytes);
    }

    /** What a body without a stated length is taken for. */
    long unknown(long mostBytes) {
        return Math.min(mostBytes, most / 4);
    }
}
