package vn.lienthong.corridor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.ledger.SetAside;

/**
 * What the part of the journal that the ledger has not read yet says, and must be known before it is applied: which messages
 * are to be passed over, and what takes effect in it. Read once at start; while the hub runs, whoever appends such an entry
 * notes it here.
 */
public final class Ahead {
    private static final int ENTRIES = 500;
    private static final long BYTES = 8 << 20;

    private final Map<Long, SetAside> setAside = new ConcurrentHashMap<>();
    private final Map<String, Entry> latest = new HashMap<>();
    private final List<Long> orders = new ArrayList<>();

    private Ahead() {}

    public static Ahead read(Journal journal, long bookmark) {
        Ahead ahead = new Ahead();
        List<Entry> part = journal.list(bookmark, ENTRIES, BYTES);
        while (!part.isEmpty()) {
            part.forEach(ahead::note);
            part = journal.list(part.get(part.size() - 1).position(), ENTRIES, BYTES);
        }
        return ahead;
    }

    /** The last activation and catalogue of each party, of those not applied at start. */
    public List<Entry> listLatest() {
        return List.copyOf(latest.values());
    }

    /** Entries about orders for re-delivery, of those not applied at start: a second walk for them would read all of it again. */
    public List<Long> listOrders() {
        return List.copyOf(orders);
    }

    Optional<SetAside> find(long position) {
        return Optional.ofNullable(setAside.get(position));
    }

    void note(Entry entry) {
        SetAside.find(entry).ifPresent(this::note);
        if (Redelivery.isFamily(entry)) {
            orders.add(entry.position());
        }
        if (entry.kind() == Kind.ACTIVATION || entry.kind() == Kind.CATALOGUE) {
            latest.put(entry.kind() + " " + entry.party(), entry);
        }
    }

    void note(SetAside one) {
        setAside.put(one.message(), one);
    }

    /** Passed over for good: the bookmark is behind it. */
    void forget(long position) {
        setAside.remove(position);
    }
}
