package vn.lienthong.ledger;

import vn.lienthong.journal.Entry;

/**
 * Keeps the tables behind the working set: writes them, and goes back to them when they refuse something. Its lock is held by
 * whoever changes the working set, and taken before those of the set and of the calls; while the tables are written it is free, so
 * that groups are applied meanwhile. One writes at a time.
 */
final class WriteBehind {
    private final Store store;
    private final WorkingSet set;
    private final Unseen unseen = new Unseen();
    /** The working set does not say what the tables say, and must be read again. */
    private volatile boolean isLost = true;

    private volatile int losses;
    private boolean isWriting;
    /** Up to here each group is written alone, so that one that cannot be written is found. */
    private long carefulUntil;

    WriteBehind(Store store, WorkingSet set) {
        this.store = store;
        this.set = set;
    }

    Unseen unseen() {
        return unseen;
    }

    boolean isLost() {
        return isLost;
    }

    /** How often the working set was lost; moves before anything of it does. */
    int losses() {
        return losses;
    }

    synchronized boolean isCareful(Entry first) {
        return first.position() <= carefulUntil;
    }

    /** The tables will say more, or other, than the working set. */
    synchronized void lose() {
        // In this order: who sees the new count sees also that it was lost, until it was read again.
        isLost = true;
        losses++;
    }

    /** Reads the working set again when it was lost. */
    synchronized void find() {
        if (isLost) {
            awaitWriter();
            readAgain();
        }
    }

    private void readAgain() {
        store.read(connection -> {
            set.read(connection);
            return null;
        });
        isLost = false;
    }

    /** Writes all that was applied when it was called, beside what is applied meanwhile. */
    void save() {
        long upTo = set.bookmark();
        for (Changes changes = begin(upTo); changes != null; changes = begin(upTo)) {
            boolean isDone = false;
            try {
                bringOver(changes);
                isDone = true;
            } catch (RuntimeException e) {
                throw isPassing(e) ? e : goBack(e);
            } finally {
                end(isDone);
            }
        }
    }

    /** Takes the writer's place, unless all up to a position is written. */
    private synchronized Changes begin(long upTo) {
        awaitWriter();
        find();
        if (set.isWritten() || set.writtenUpTo() >= upTo) {
            return null;
        }
        Changes changes = set.leave();
        isWriting = true;
        return changes;
    }

    private synchronized void end(boolean isDone) {
        try {
            if (isDone) {
                set.left();
            }
        } finally {
            isWriting = false;
            notifyAll();
        }
    }

    private void bringOver(Changes changes) {
        store.write(connection -> {
            changes.write(connection, store.bodies(), set.writtenUpTo());
            return null;
        });
        unseen.add(changes.rows.values());
    }

    /** The store is away: it said nothing about what it was to keep. */
    private static boolean isPassing(RuntimeException e) {
        return e instanceof LedgerUnavailable away && !away.isAboutContent();
    }

    /** The caller holds the lock and may lose it while another one writes; when this returns nobody writes, and all is written. */
    synchronized void write() {
        awaitWriter();
        find();
        while (!set.isWritten()) {
            write(false);
        }
    }

    /**
     * Whatever fails, the group that was applied last is not applied any more. Nobody writes meanwhile: {@link #write} came before
     * the group, and the lock was not given up since.
     */
    synchronized void writeOrLose() {
        try {
            write(true);
        } catch (LedgerUnavailable away) {
            if (!isLost && !set.isWritten()) {
                lose();
            }
            throw away;
        }
    }

    /** @param isAlone only one group is written: a failure is its own */
    private void write(boolean isAlone) {
        try {
            bringOver(set.leave());
        } catch (RuntimeException e) {
            if (isPassing(e)) {
                throw e;
            }
            LedgerUnavailable wentBack = goBack(e);
            throw isAlone ? e : wentBack;
        }
        set.left();
    }

    /** As after a crash, but for the calls that are on their way: the journal gives the entries again, one group at a time. */
    private synchronized LedgerUnavailable goBack(RuntimeException cause) {
        carefulUntil = Math.max(carefulUntil, set.bookmark());
        lose();
        readAgain();
        return LedgerUnavailable.wentBack(cause);
    }

    private synchronized void awaitWriter() {
        boolean wasInterrupted = false;
        while (isWriting) {
            try {
                wait();
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
