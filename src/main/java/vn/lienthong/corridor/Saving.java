package vn.lienthong.corridor;

import java.time.Duration;
import java.util.Optional;
import vn.lienthong.journal.Journal;
import vn.lienthong.ledger.Ledger;

/**
 * The ledger's tables follow its memory (decision 14): when nothing came for a while, and often enough that a start after a crash is
 * quick. A loop of its own, so that entries are applied while the tables are written.
 */
public final class Saving implements Loop {
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LONGEST_BEHIND = Duration.ofSeconds(5);
    private static final Duration LONGEST_CATCHING_UP = Duration.ofSeconds(20);
    private static final int MANY_WAITING = 5_000;

    private final Journal journal;
    private final Ledger ledger;
    private final int manyUnread;
    private final Nudge nudge = new Nudge();
    private long behindSince;

    /** @param manyUnread with more entries to read than these the hub catches up */
    public Saving(Journal journal, Ledger ledger, int manyUnread) {
        this.journal = journal;
        this.ledger = ledger;
        this.manyUnread = manyUnread;
    }

    /** The position up to which the tables are to be written at least. */
    @Override
    public Optional<Object> next() {
        if (!ledger.isBehind()) {
            behindSince = System.nanoTime();
            return Optional.empty();
        }
        boolean isTime = System.nanoTime() - behindSince > pace().toNanos();
        return isTime || ledger.isFilling() ? Optional.of(ledger.bookmark()) : Optional.empty();
    }

    /** The answers about what waits are still to come, and change the same rows: the later the tables follow, the less is written twice. */
    private Duration pace() {
        long unread = journal.last() - ledger.bookmark();
        if (unread > manyUnread || ledger.waiting() > MANY_WAITING) {
            return LONGEST_CATCHING_UP;
        }
        return unread == 0 ? SOON : LONGEST_BEHIND;
    }

    public void save() {
        long begun = System.nanoTime();
        ledger.save();
        // What was applied meanwhile is behind since then.
        behindSince = begun;
    }

    @Override
    public Duration idle() {
        return SOON.dividedBy(2);
    }

    @Override
    public Nudge nudge() {
        return nudge;
    }

    /** H2 closes itself when a thread is interrupted that writes. */
    @Override
    public Duration toFinish() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void failed(Object batch, Throwable cause) {
        // The tables are where they were, and as far behind: next time again.
    }
}
