package vn.lienthong.dropin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Verification;
import vn.lienthong.journal.Walker;

/** A real journal whose word comes only when the test lets it: a disk that hangs. */
final class SlowJournal implements Journal {
    final CompletableFuture<Void> gate = new CompletableFuture<>();
    private final Journal journal;

    SlowJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public CompletableFuture<Long> append(Draft draft) {
        return journal.append(draft).thenCombine(gate, (position, open) -> position);
    }

    @Override
    public long last() {
        return journal.last();
    }

    @Override
    public Optional<Entry> find(long position) {
        return journal.find(position);
    }

    @Override
    public List<Entry> list(long after, int maxEntries, long maxBytes) {
        return journal.list(after, maxEntries, maxBytes);
    }

    @Override
    public void onAppend(Runnable nudge) {
        journal.onAppend(nudge);
    }

    @Override
    public byte[] leaves(long after, int most) {
        return journal.leaves(after, most);
    }

    @Override
    public Verification verify(long from, long to, Walker each) {
        return journal.verify(from, to, each);
    }

    @Override
    public boolean available() {
        return journal.available();
    }

    @Override
    public String state() {
        return journal.state();
    }

    @Override
    public void close() {
        journal.close();
    }
}
