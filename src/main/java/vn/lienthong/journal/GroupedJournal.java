package vn.lienthong.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The journal over any store: packs on the caller's thread, commits in groups, reads from memory or the store. */
final class GroupedJournal implements Journal {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of payload that passes by in one reading of leaves from the store. */
    private static final long LEAVES_BYTES = 16 * 1024 * 1024;

    private final JournalSettings settings;
    private final Store store;
    private final Packer packer;
    private final Tail tail;
    private final Intake intake;
    private final Committer committer;
    private volatile boolean closed;

    GroupedJournal(Store store, JournalSettings settings, EntryCipher cipher) {
        this.settings = settings;
        this.store = store;
        this.packer = new Packer(cipher, GroupedJournal::freshSalt);
        this.tail = new Tail(settings.tailBytes());
        this.intake = new Intake(settings);
        this.committer = new Committer(store, tail, intake);
    }

    @Override
    public CompletableFuture<Long> append(Draft draft) {
        if (draft.payload().size() > settings.entryBytes()) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("Expected a payload of at most "
                    + settings.entryBytes() + " bytes, but found "
                    + draft.payload().size()
                    + "; refuse such deliveries where they come in"));
        }
        try {
            Waiting waiting = new Waiting(draft, packer.pack(draft));
            intake.put(waiting);
            return waiting.receipt;
        } catch (JournalUnavailable refused) {
            return CompletableFuture.failedFuture(refused);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(noKey(e));
        }
    }

    private static JournalUnavailable noKey(IOException cause) {
        return new JournalUnavailable(
                JournalUnavailable.Reason.WRITE_FAILED,
                "Expected a key for the next entry, but: " + cause.getMessage()
                        + "; nothing was taken, the next append tries again; is the disk full?",
                cause);
    }

    @Override
    public long last() {
        return committer.last();
    }

    @Override
    public Optional<Entry> find(long position) {
        if (position < 1) {
            return Optional.empty();
        }
        return list(position - 1, 1, 1).stream().findFirst();
    }

    @Override
    public List<Entry> list(long after, int maxEntries, long maxBytes) {
        if (closed) {
            throw Intake.closed();
        }
        long from = Math.max(after, 0);
        long upTo = committer.last();
        if (from >= upTo || maxEntries < 1) {
            return List.of();
        }
        List<Entry> latest = tail.list(from, upTo, maxEntries, maxBytes);
        return latest.isEmpty() ? open(store.read(from, upTo, maxEntries, maxBytes)) : current(latest);
    }

    /** What was erased since it came into memory leaves the memory, too. */
    private List<Entry> current(List<Entry> latest) {
        List<Entry> shown = latest;
        for (int i = 0; i < latest.size(); i++) {
            Entry entry = latest.get(i);
            Entry now = packer.current(entry);
            if (now != entry) {
                shown = shown == latest ? new ArrayList<>(latest) : shown;
                shown.set(i, now);
                tail.replace(now);
            }
        }
        return shown;
    }

    @Override
    public void onAppend(Runnable nudge) {
        committer.onAppend(nudge);
    }

    @Override
    public byte[] leaves(long after, int most) {
        if (closed) {
            throw Intake.closed();
        }
        long from = Math.max(after, 0);
        long upTo = committer.last();
        if (from >= upTo || most < 1) {
            return new byte[0];
        }
        List<Entry> latest = tail.list(from, upTo, most, Long.MAX_VALUE);
        List<byte[]> found = latest.isEmpty()
                ? store.read(from, upTo, most, LEAVES_BYTES).stream()
                        .map(stored -> Leaf.hash(stored.leafData))
                        .toList()
                : latest.stream()
                        .map(entry -> HexFormat.of().parseHex(entry.seal().leaf()))
                        .toList();
        ByteBuffer all = ByteBuffer.allocate(found.size() * Hash.SIZE);
        found.forEach(all::put);
        return all.array();
    }

    @Override
    public Verification verify(long from, long to, Walker each) {
        if (closed) {
            throw Intake.closed();
        }
        long first = Math.max(1, from);
        long end = Math.min(to, last());
        if (first > end) {
            return new Verification.Intact(first, end, "");
        }
        return new Verifier(store, packer).verify(first, end, each);
    }

    @Override
    public boolean available() {
        return !closed && committer.failure() == null;
    }

    @Override
    public String state() {
        if (closed) {
            return JournalUnavailable.Reason.CLOSED.code();
        }
        JournalUnavailable failure = committer.failure();
        return failure == null ? "ok" : failure.reason().code();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        committer.close();
        store.close();
    }

    private List<Entry> open(List<Stored> found) {
        List<Entry> entries = new ArrayList<>(found.size());
        for (Stored stored : found) {
            try {
                entries.add(packer.open(stored));
            } catch (KeyMissing e) {
                throw JournalDamaged.withoutKey(stored.position, e);
            } catch (Packer.Unreadable | RuntimeException e) {
                throw new JournalDamaged("the journal", 0, stored.position, Verification.Fault.CHANGED, e.getMessage());
            }
        }
        return entries;
    }

    private static byte[] freshSalt() {
        byte[] salt = new byte[Contents.SALT_SIZE];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
