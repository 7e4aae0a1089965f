package vn.lienthong.hub;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.source.Intake;

/**
 * What the intake remembers at a start. Of each source the delivery that moved its cursor and the last one, however long
 * ago they came: the ledger knows their positions. Of all sources together the journal's last entries, and those behind which the
 * senders' names are not known.
 */
final class Remembering {
    private final Journal journal;
    private final Ledger ledger;
    private final long tail;

    /** @param tail so many of the last entries are read again, and always those that the ledger has not read yet */
    Remembering(Journal journal, Ledger ledger, long tail) {
        this.journal = journal;
        this.ledger = ledger;
        this.tail = tail;
    }

    void resume(Intake intake) {
        long latest = Math.min(journal.last() - tail, ledger.bookmark());
        long from = Math.max(0, Math.min(latest, intake.knownThrough()));
        // In the journal's order: the intake lets a later delivery take the place of an earlier one.
        ledger.sources().stream()
                .flatMapToLong(page -> LongStream.of(page.cursorPosition(), page.lastPosition()))
                .filter(position -> position > 0 && position <= from)
                .distinct()
                .sorted()
                .forEach(position -> journal.find(position).map(List::of).ifPresent(intake::resume));
        eachAfter(journal, from, intake::resume);
    }

    /** Walks the journal from a position to its end, in parts that fit the memory. */
    static void eachAfter(Journal journal, long after, Consumer<List<Entry>> reader) {
        List<Entry> part = journal.list(after, 500, 8 << 20);
        while (!part.isEmpty()) {
            reader.accept(part);
            part = journal.list(part.get(part.size() - 1).position(), 500, 8 << 20);
        }
    }
}
