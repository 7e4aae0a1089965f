package vn.lienthong.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * What of each source lies in the journal and is not read yet. Bounded by source: the journal is read in its order, so what one
 * source says too fast waits before it, where it stands in nobody's way. A hint in memory; what came before the start is not counted.
 */
public final class Backlog {
    /** In bytes: a small delivery costs more than its length. */
    public static final long LEAST = 1024;
    /** When nothing is read for so long, order is no matter of fairness: then the journal takes all it can keep. */
    private static final Duration STUCK = Duration.ofSeconds(10);

    /** So finely what is unread is told apart, however much of it there is: when nothing is read for hours, all comes in. */
    private static final int PIECES = 256;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final LongSupplier read;
    private final long most;
    private final Map<String, Unread> bySource = new HashMap<>();
    private long total;
    private long readLast;
    private long movedAt;

    /**
     * @param read up to which position the journal has been read
     * @param most bytes of one source; a lone delivery may be longer
     */
    public Backlog(LongSupplier read, long most) {
        this.read = read;
        this.most = most;
    }

    /** Bounds nothing. */
    static Backlog unbounded() {
        return new Backlog(() -> Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private static final class Unread {
        private final Deque<long[]> pieces = new ArrayDeque<>();
        private long bytes;

        /** Deliveries in a row are one piece, with their bytes and the last position. */
        private void add(long position, long more, long size) {
            bytes += more;
            long[] last = pieces.peekLast();
            if (last != null && (last[1] + more <= size || pieces.size() >= PIECES)) {
                last[0] = Math.max(last[0], position);
                last[1] += more;
                return;
            }
            pieces.add(new long[] {position, more});
        }
    }

    synchronized void kept(String source, long position, long length) {
        long bytes = Math.max(LEAST, length);
        if (total == 0) {
            movedAt = System.nanoTime();
        }
        Unread unread = bySource.computeIfAbsent(source, code -> new Unread());
        unread.add(position, bytes, most / PIECES);
        total += bytes;
    }

    /**
     * Whether a delivery of this source may come in now.
     *
     * @param onTheWay bytes of the source that were let in before and are not in the journal yet
     */
    public synchronized boolean admits(String source, long onTheWay, long length) {
        follow();
        Unread unread = bySource.get(source);
        long before = onTheWay + (unread == null ? 0 : unread.bytes);
        return before == 0 || before + Math.max(LEAST, length) <= most || isStuck();
    }

    /** Waits until there is room, on the thread of whoever asks a source; false when there was none in time. */
    boolean await(String source, long length, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!admits(source, 0, length)) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return true;
    }

    private void follow() {
        long position = read.getAsLong();
        if (position != readLast) {
            readLast = position;
            movedAt = System.nanoTime();
        }
        // Also when it did not move: what was kept a moment ago may have been read before it was told here.
        for (Unread unread : bySource.values()) {
            while (!unread.pieces.isEmpty() && unread.pieces.peek()[0] <= position) {
                long bytes = unread.pieces.poll()[1];
                unread.bytes -= bytes;
                total -= bytes;
            }
        }
    }

    /** How many numbers are remembered. */
    synchronized int pieces() {
        return bySource.values().stream()
                .mapToInt(unread -> unread.pieces.size())
                .sum();
    }

    private boolean isStuck() {
        return total > 0 && System.nanoTime() - movedAt > STUCK.toNanos();
    }
}
