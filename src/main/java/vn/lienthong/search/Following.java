package vn.lienthong.search;

import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;

/**
 * Follows the journal with the index: the entries after its bookmark, a group at a time. Live work, what a crash lost and making all of it again are this
 * same code. For one thread.
 */
public final class Following {
    private final Journal journal;
    private final Index index;
    private final Rereading reading;
    private final Posting posting;
    private boolean remembers;

    public Following(Journal journal, Index index, Rereading reading) {
        this.journal = journal;
        this.index = index;
        this.reading = reading;
        this.posting = new Posting(journal, reading, index);
    }

    /** What comes next, at most so much; empty at the end of the journal, and while the index cannot take anything in. */
    public List<Entry> next(int entries, long bytes) {
        if (!index.isReady()) {
            return List.of();
        }
        List<Entry> next = journal.list(index.bookmark(), entries, bytes);
        if (next.isEmpty() && index.examine()) {
            next = journal.list(index.bookmark(), entries, bytes);
        }
        if (next.isEmpty()) {
            index.reached();
        }
        return next;
    }

    /** Takes a group of {@link #next}; entries that were taken already are passed over. */
    public void take(List<Entry> entries) {
        remember();
        for (Entry entry : entries) {
            if (entry.position() > index.bookmark()) {
                reading.activate(entry);
                // One by one: a decision asks the index for what stands right in front of it.
                index.take(
                        posting.of(entry),
                        entry.position(),
                        Leaves.shorten(entry.seal().leaf()));
            }
        }
    }

    /** Once after a start: what took effect in the part of the journal that is not read again. Then old deliveries can be read as they were. */
    synchronized void remember() {
        if (remembers) {
            return;
        }
        Stream.of(Kind.ACTIVATION, Kind.CATALOGUE)
                .flatMap(kind -> index.positions(kind).stream())
                .sorted()
                .forEach(position -> journal.find(position).ifPresent(reading::activate));
        remembers = true;
    }
}
