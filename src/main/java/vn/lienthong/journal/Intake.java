package vn.lienthong.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The queue before the committer: bounded by a watermark in bytes, emptied in groups. */
final class Intake {
    private final JournalSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    Intake(JournalSettings settings) {
        this.settings = settings;
    }

    /** Queues, or refuses at once: waiting here would hold the receivers' threads. */
    void put(Waiting waiting) {
        lock.lock();
        try {
            if (closed) {
                throw closed();
            }
            if (bytes > 0 && bytes + waiting.weight() > settings.queueBytes()) {
                throw new JournalUnavailable(
                        JournalUnavailable.Reason.BUSY,
                        "Expected at most " + settings.queueBytes() + " bytes waiting to be written, but " + bytes
                                + " already wait; nothing was taken, send again in a second");
            }
            bytes += waiting.weight();
            queue.add(waiting);
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next group in order; waits for one. Empty once closed and all is taken. */
    List<Waiting> takeGroup() {
        lock.lock();
        try {
            while (queue.isEmpty() && !closed) {
                more.awaitUninterruptibly();
            }
            linger(settings.linger());
            List<Waiting> group = new ArrayList<>();
            long size = 0;
            while (!queue.isEmpty() && group.size() < settings.groupEntries()) {
                size += queue.peek().packed.weight();
                if (size > settings.groupBytes() && !group.isEmpty()) {
                    break;
                }
                group.add(queue.poll());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    /** The receipts of a group were given: its bytes no longer count. */
    void release(List<Waiting> group) {
        lock.lock();
        try {
            for (Waiting waiting : group) {
                bytes -= waiting.weight();
            }
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    static JournalUnavailable closed() {
        return new JournalUnavailable(
                JournalUnavailable.Reason.CLOSED, "Expected an open journal, but it is closed; nothing was taken");
    }

    private void linger(Duration duration) {
        long left = duration.toNanos();
        try {
            while (left > 0 && !closed && queue.size() < settings.groupEntries()) {
                left = more.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts the committer on purpose: write now what is here, and keep the mark.
            Thread.currentThread().interrupt();
        }
    }
}
