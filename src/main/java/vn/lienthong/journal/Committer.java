package vn.lienthong.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that gives positions, chains, writes and flushes; and the announcing thread behind it, which gives
 * the receipts. Two threads, so that what hangs on a receipt never holds the disk. A crash between the two loses only
 * receipts: the entries are there, and the senders ask again.
 */
final class Committer {
    private static final Logger log = LoggerFactory.getLogger(Committer.class);

    private final Store store;
    private final Tail tail;
    private final Intake intake;
    private final List<Runnable> nudges = new CopyOnWriteArrayList<>();
    private final ExecutorService announcer =
            Executors.newSingleThreadExecutor(task -> daemon(task, "journal-announcer"));
    private final Thread thread = daemon(this::run, "journal-committer");
    private volatile long last;
    private volatile JournalUnavailable failure;

    Committer(Store store, Tail tail, Intake intake) {
        this.store = store;
        this.tail = tail;
        this.intake = intake;
        this.last = store.ready().position();
        thread.start();
    }

    long last() {
        return last;
    }

    /** Why the last write failed, or null if it did not. */
    JournalUnavailable failure() {
        return failure;
    }

    void onAppend(Runnable nudge) {
        nudges.add(nudge);
    }

    /** Returns once everything queued is written and announced. */
    void close() {
        intake.close();
        try {
            thread.join();
            announcer.shutdown();
            if (!announcer.awaitTermination(30, TimeUnit.SECONDS)) {
                log.warn("receipts are still being given after 30 s; closing without them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        for (List<Waiting> group = intake.takeGroup(); !group.isEmpty(); group = intake.takeGroup()) {
            commit(group);
        }
    }

    private void commit(List<Waiting> group) {
        try {
            refuseIfBroken();
            Head head = store.ready();
            // Another outcome than the store reported: a commit that was answered by a lost connection is in the table.
            last = head.position();
            List<Stored> placed = place(head, group);
            store.write(placed);
            publish(group, placed);
        } catch (JournalUnavailable e) {
            refuse(group, e);
        } catch (Throwable e) {
            refuse(group, broken(e));
        }
    }

    private void refuseIfBroken() {
        JournalUnavailable known = failure;
        if (known != null && known.reason() == JournalUnavailable.Reason.BROKEN) {
            throw known;
        }
    }

    private static List<Stored> place(Head head, List<Waiting> group) {
        List<Stored> placed = new ArrayList<>(group.size());
        Head end = head;
        for (Waiting waiting : group) {
            Stored stored = Stored.after(end, waiting.packed);
            placed.add(stored);
            end = stored.head();
        }
        return placed;
    }

    private void publish(List<Waiting> group, List<Stored> placed) {
        List<Entry> entries = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            entries.add(Packer.entry(placed.get(i), group.get(i).draft, group.get(i).packed.salt));
        }
        tail.add(entries);
        last = placed.get(placed.size() - 1).position;
        failure = null;
        announcer.execute(() -> announce(group, placed.get(0).position));
    }

    private void announce(List<Waiting> group, long first) {
        intake.release(group);
        for (int i = 0; i < group.size(); i++) {
            group.get(i).receipt.complete(first + i);
        }
        for (Runnable nudge : nudges) {
            try {
                nudge.run();
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("a follower's nudge failed; it will be nudged again");
            }
        }
    }

    private void refuse(List<Waiting> group, JournalUnavailable cause) {
        if (failure == null || failure.reason() != cause.reason()) {
            log.atError()
                    .setCause(cause)
                    .addKeyValue("entries", group.size())
                    .addKeyValue("reason", cause.reason().code())
                    .log("the journal cannot write");
        }
        failure = cause;
        announcer.execute(() -> {
            intake.release(group);
            group.forEach(waiting -> waiting.receipt.completeExceptionally(cause));
        });
    }

    private static JournalUnavailable broken(Throwable cause) {
        return new JournalUnavailable(
                JournalUnavailable.Reason.BROKEN,
                "Expected to write a group of entries, but the writer failed; restart the hub",
                cause);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
