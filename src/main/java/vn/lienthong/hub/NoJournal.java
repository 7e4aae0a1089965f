package vn.lienthong.hub;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Verification;
import vn.lienthong.journal.Walker;

/** For a look that writes nothing: a journal that is empty and stays so. */
public final class NoJournal implements Journal {
    @Override
    public CompletableFuture<Long> append(Draft draft) {
        return CompletableFuture.completedFuture(0L);
    }

    @Override
    public long last() {
        return 0;
    }

    @Override
    public Optional<Entry> find(long position) {
        return Optional.empty();
    }

    @Override
    public List<Entry> list(long after, int maxEntries, long maxBytes) {
        return List.of();
    }

    @Override
    public void onAppend(Runnable nudge) {
        // Nothing is ever appended.
    }

    @Override
    public byte[] leaves(long after, int most) {
        return new byte[0];
    }

    @Override
    public Verification verify(long from, long to, Walker each) {
        throw new UnsupportedOperationException("There is nothing to verify");
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public String state() {
        return "ok";
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
