package vn.lienthong.corridor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.search.Following;

/**
 * The loop journal to search index. It gives way: while the ledger is behind the journal by more than a group, one group a
 * moment is taken and no more, so that what has to reach the portal is not late because somebody might search for it.
 */
public final class Indexing implements Loop {
    private static final int ENTRIES = 200;
    private static final long BYTES = 4 << 20;
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Journal journal;
    private final Following following;
    private final LongSupplier ledger;
    private final Nudge appended = new Nudge();
    private long gaveWayAt;

    /** @param ledger up to where the ledger has read */
    public Indexing(Journal journal, Following following, LongSupplier ledger) {
        this.journal = journal;
        this.following = following;
        this.ledger = ledger;
    }

    @Override
    public Optional<Object> next() {
        if (givesWay()) {
            return Optional.empty();
        }
        List<Entry> entries = following.next(ENTRIES, BYTES);
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries);
    }

    private boolean givesWay() {
        boolean busy = journal.last() - ledger.getAsLong() > ENTRIES;
        return busy && System.nanoTime() - gaveWayAt < MOMENT.toNanos();
    }

    /** Not rung by the journal: news are looked for once a moment, and taken together. */
    @Override
    public Duration idle() {
        return journal.last() - ledger.getAsLong() > ENTRIES ? MOMENT : IDLE;
    }

    @Override
    public Nudge nudge() {
        return appended;
    }

    @Override
    public void failed(Object batch, Throwable cause) {
        // The bookmark stands behind what was taken: the rest is next again.
    }

    /** The route's step. */
    public void take(List<Entry> entries) {
        try {
            following.take(entries);
        } finally {
            gaveWayAt = System.nanoTime();
        }
    }
}
