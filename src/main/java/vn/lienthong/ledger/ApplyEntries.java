package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;

/** Applies one group of entries within the caller's transaction. Knows no clock: time is the entries'. */
final class ApplyEntries {
    /** Some ten megabytes of rows. */
    private static final int RECENT = 20_000;

    private volatile LedgerSettings settings;
    private final Admission admission;
    private final Credentials credentials;
    private final Recent recent = new Recent(RECENT);

    ApplyEntries(LedgerSettings settings, Admission admission, Credentials credentials) {
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

    Effect apply(Connection connection, List<Entry> entries, Map<Long, List<Reading>> readings) throws SQLException {
        Group group = Loading.load(connection, recent, entries, readings);
        Repeats repeats = new Repeats(connection, group.problems);
        EntryByEntry steps = new EntryByEntry(group, settings, admission, credentials, readings, repeats);
        for (Entry entry : entries) {
            steps.apply(entry);
        }
        save(connection, group);
        IntentTable.insert(connection, group.newIntents.values());
        IntentTable.delete(connection, group.answered);
        for (Entry activation : steps.activations()) {
            MarkTable.note(connection, activation);
        }
        // Moved last, in the same transaction: a crash above repeats the whole group.
        long last = entries.get(entries.size() - 1).position();
        MarkTable.move(connection, last, group.lastDossier);
        return new Effect(last, busy(group), group.touchedTallies.values(), steps.turns(), group.touched.values());
    }

    /** After the commit: what was written need not be read again soon. */
    void committed(Effect effect) {
        recent.keep(effect.rows());
    }

    /** In force from now on: at start, or after the group that holds it was committed. */
    void activate(Entry entry) {
        if (FailureRules.isMeant(entry)) {
            settings = settings.with(FailureRules.of(entry));
        }
    }

    static void save(Connection connection, Group group) throws SQLException {
        DossierTable.save(connection, group.touched.values());
        StepTable.save(connection, group.changedSteps);
        ProblemTable.save(
                connection,
                group.problems.values().stream().filter(p -> p.isChanged).toList());
        TallyTable.save(connection, group.touchedTallies.values());
    }

    Effect passOver(Connection connection, Entry entry, SetAside aside) throws SQLException {
        // It writes rows by itself.
        recent.clear();
        return new PassOver(connection, settings, entry, aside).apply();
    }

    /** What of an answer cannot take even an unknown outcome; nothing is changed. */
    List<Integer> listHeld(Connection connection, Entry entry) throws SQLException {
        connection.setAutoCommit(false);
        try {
            return new PassOver(connection, settings, entry, new SetAside(entry.position(), 0, List.of(), ""))
                    .listHeld();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static Set<String> busy(Group group) {
        return group.touched.values().stream()
                .filter(row -> row.due != null)
                .map(row -> row.credential)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
