package vn.lienthong.ledger;

import vn.lienthong.journal.Entry;

/**
 * Keeps the tables behind the working set: writes them, and goes back to them when they refuse something. When they are written the
 * normalise loop says, by time, and {@link WorkingSet#isFull}, by size. Its lock is held by
 * whoever changes the working set or the tables; it is taken before those of the set and of the calls.
 */
final class WriteBehind {
    private final Store store;
    private final WorkingSet set;
    /** The working set does not say what the tables say, and must be read again. */
    private volatile boolean isLost = true;

    private volatile int losses;
    /** Up to here each group is written alone, so that one that cannot be written is found. */
    private long carefulUntil;

    WriteBehind(Store store, WorkingSet set) {
        this.store = store;
        this.set = set;
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
        losses++;
        isLost = true;
    }

    /** Reads the working set again when it was lost. */
    synchronized void find() {
        if (isLost) {
            store.read(connection -> {
                set.read(connection);
                return null;
            });
            isLost = false;
        }
    }

    /** Several groups: which one is to blame is found by applying them again. */
    synchronized void write() {
        write(false);
    }

    /**
     * Whatever fails, the group that was applied last is not applied any more.
     *
     * @param isAlone only one group is written: a failure is its own
     */
    synchronized void writeOrLose(boolean isAlone) {
        try {
            write(isAlone);
        } catch (LedgerUnavailable away) {
            if (!isLost && !set.isWritten()) {
                lose();
            }
            throw away;
        }
    }

    private void write(boolean isAlone) {
        if (set.isWritten()) {
            return;
        }
        try {
            store.write(connection -> {
                set.write(connection);
                return null;
            });
        } catch (RuntimeException e) {
            if (e instanceof LedgerUnavailable away && !away.isAboutContent()) {
                throw e;
            }
            goBack();
            throw isAlone ? e : LedgerUnavailable.wentBack(e);
        }
        set.wasWritten();
    }

    /** As after a crash, but for the calls that are on their way: the journal gives the entries again, one group at a time. */
    private void goBack() {
        carefulUntil = Math.max(carefulUntil, set.bookmark());
        lose();
        find();
    }
}
