package vn.lienthong.ledger;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ids of dossiers whose rows were written and which nobody has looked at since. Kept from the first asking on, in memory, and
 * not without end: who comes too late is told so. Safe from any thread.
 */
public final class Unseen {
    private static final int MOST = 200_000;

    private final Set<Long> ids = new LinkedHashSet<>();
    private boolean isAsked;
    private boolean isIncomplete;

    synchronized void add(Collection<Row> rows) {
        if (!isAsked || isIncomplete) {
            return;
        }
        if (ids.size() + rows.size() > MOST) {
            ids.clear();
            isIncomplete = true;
            return;
        }
        rows.forEach(row -> ids.add(row.id));
    }

    /** From now on the ids are kept; what was said before is forgotten. */
    public synchronized void begin() {
        isAsked = true;
        isIncomplete = false;
        ids.clear();
    }

    /** Some have been forgotten since {@link #begin}. */
    public synchronized boolean isIncomplete() {
        return isIncomplete;
    }

    /** The first of them, at most so many; they stay until {@link #seen}. */
    public synchronized List<Long> next(int most) {
        return ids.stream().limit(most).toList();
    }

    /**
     * They were looked at after {@link #next}. One that is written again between the two is not told again: look at the tables after
     * calling this.
     */
    public synchronized void seen(Collection<Long> looked) {
        looked.forEach(ids::remove);
    }

    /** They could not be looked at. */
    public synchronized void again(Collection<Long> unseen) {
        ids.addAll(unseen);
    }

    /** How many wait to be looked at. */
    public synchronized int waiting() {
        return ids.size();
    }
}
