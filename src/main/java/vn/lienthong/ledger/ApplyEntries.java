package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;

/** Applies groups of entries to the working set. Knows no clock: time is the entries'. */
final class ApplyEntries {
    private volatile LedgerSettings settings;
    private final Admission admission;
    private final Credentials credentials;
    private final Store store;
    private final WorkingSet set;
    private final Lookup lookup;

    ApplyEntries(
            Store store,
            WorkingSet set,
            Lookup lookup,
            LedgerSettings settings,
            Admission admission,
            Credentials credentials) {
        this.store = store;
        this.set = set;
        this.lookup = lookup;
        this.settings = settings;
        this.admission = admission;
        this.credentials = credentials;
    }

    /** The entries after the bookmark; refuses a gap, because a skipped entry would be lost without a trace. */
    List<Entry> following(List<Entry> entries, long bookmark) {
        List<Entry> fresh =
                entries.stream().filter(e -> e.position() > bookmark).toList();
        long expected = bookmark + 1;
        for (Entry entry : fresh) {
            if (entry.position() != expected) {
                throw new IllegalArgumentException("Expected message " + expected + " after the bookmark, but found "
                        + entry.position() + "; entries are applied in the journal's order without gaps");
            }
            expected++;
        }
        return fresh;
    }

    /** All or nothing: after an exception the working set is as it was. */
    Effect apply(List<Entry> entries, Map<Long, List<Reading>> readings) {
        Group group = set.open();
        Loading.load(store, lookup, group, entries, readings);
        Repeats repeats = new Repeats(store, group.problems);
        EntryByEntry each = new EntryByEntry(group, settings, admission, credentials, readings, repeats);
        entries.forEach(each::apply);
        long last = entries.get(entries.size() - 1).position();
        set.take(group, each.activations(), last);
        return new Effect(
                last, due(group), quiet(group), Set.of(), group.touchedTallies.values(), each.turns(), List.of());
    }

    /** In force from now on: at start, or after the group that holds it was committed. */
    void activate(Entry entry) {
        if (FailureRules.isMeant(entry)) {
            settings = settings.with(FailureRules.of(entry));
        } else if (Windows.isMeant(entry)) {
            settings = settings.with(Windows.of(entry));
        }
    }

    Effect passOver(Connection connection, Entry entry, SetAside aside) throws SQLException {
        return new PassOver(connection, store.bodies(), settings, entry, aside).apply();
    }

    /** What of an answer cannot take even an unknown outcome; nothing is changed. */
    List<Integer> listHeld(Connection connection, Entry entry) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return new PassOver(
                            connection,
                            store.bodies(),
                            settings,
                            entry,
                            new SetAside(entry.position(), 0, List.of(), ""))
                    .listHeld();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static List<Effect.Quiet> quiet(Group group) {
        return group.touched.values().stream()
                .filter(row -> row.due == null && row.credential != null)
                .map(row -> new Effect.Quiet(row.credential, row.number))
                .toList();
    }

    private static List<Effect.Due> due(Group group) {
        return group.touched.values().stream()
                .filter(row -> row.due != null && row.credential != null)
                .map(row -> new Effect.Due(row.credential, row.source, row.number, row.due))
                .toList();
    }
}
