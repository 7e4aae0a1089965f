package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienthong.journal.Entry;

/**
 * The ledger's state in memory: what was applied and is not in the tables yet, and the rows that were written last. News of a
 * dossier are followed by its answers within moments, so a row that changed three times is mostly written once. A crash loses
 * nothing: the bookmark in the tables is as old as they are, and the journal gives the rest again.
 *
 * <p>Groups take copies and give them back whole; what is given out is a copy too. What is being written does not change: groups go on with
 * copies that look as if it were written already.
 */
final class WorkingSet {
    /**
     * A row with its content and a step takes some two kilobytes: at most an eighth of the heap for rows at work, as much for those that
     * are not written, and half as much for those at rest.
     */
    private static final int MOST_AT_WORK =
            (int) Math.max(5_000, Math.min(200_000, Runtime.getRuntime().maxMemory() / (16 * 1024)));
    /** Rows that changed, before they should be written; when as many again wait to be written, nothing more may come. */
    private static final int MANY_CHANGED = MOST_AT_WORK / 2;
    /** The same for problems: each group takes copies of them. */
    private static final int MANY_PROBLEMS = 500;
    /** Rows kept after they were written, with nothing left to do. */
    private static final int MOST_AT_REST = MOST_AT_WORK / 2;

    private final Bodies bodies;
    private Changes changes = new Changes(0, 0);
    /** On their way to the tables; null when nothing is. */
    private Changes leaving;
    /** Written, and something is still to be said about them: their turn comes, so the first to come in stay. */
    private final Map<String, Row> atWork = new HashMap<>();
    /** Written, with nothing to do: those that were written last stay. */
    private final Map<String, Row> atRest = new LinkedHashMap<>();

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<Long, OpenIntent> intents = new TreeMap<>();
    private long writtenUpTo;

    WorkingSet(Bodies bodies) {
        this.bodies = bodies;
    }

    /** Begins again with what the tables hold. */
    synchronized void read(Connection connection) throws SQLException {
        leaving = null;
        atWork.clear();
        atRest.clear();
        writtenUpTo = MarkTable.bookmark(connection);
        changes = new Changes(writtenUpTo, MarkTable.dossiers(connection));
        tallies.clear();
        tallies.putAll(TallyTable.load(connection));
        intents.clear();
        intents.putAll(IntentTable.load(connection));
    }

    synchronized long bookmark() {
        return changes.bookmark;
    }

    synchronized long writtenUpTo() {
        return writtenUpTo;
    }

    /** A group to which the entries after the bookmark can be applied; it sees nothing of what others do meanwhile. */
    synchronized Group open() {
        Group group = new Group(changes.lastDossier, tallies, intents, bodies);
        if (leaving != null) {
            leaving.problems.values().forEach(problem -> group.problems.put(problem.key, problem.copyAsWritten()));
        }
        changes.problems.values().forEach(problem -> group.problems.put(problem.key, problem.copy()));
        return group;
    }

    synchronized Optional<Row> find(String number) {
        Row changed = changes.rows.get(number);
        if (changed != null) {
            return Optional.of(changed.copy());
        }
        Row left = leaving == null ? null : leaving.rows.get(number);
        if (left != null) {
            return Optional.of(left.copyAsWritten());
        }
        Row written = atWork.getOrDefault(number, atRest.get(number));
        return Optional.ofNullable(written).map(Row::copy);
    }

    synchronized boolean hasChanged(String number) {
        return changes.rows.containsKey(number) || (leaving != null && leaving.rows.containsKey(number));
    }

    /** What the table does not say yet of a moment: of which dossiers, and which of a credential are due at some time. */
    record Unwritten(Set<String> numbers, List<DueQuery.Due> due) {}

    synchronized Unwritten unwritten(String credential) {
        Set<String> numbers = new HashSet<>(changes.rows.keySet());
        Stream<Row> rows = changes.rows.values().stream();
        if (leaving != null) {
            numbers.addAll(leaving.rows.keySet());
            rows = Stream.concat(
                    rows, leaving.rows.values().stream().filter(row -> !changes.rows.containsKey(row.number)));
        }
        List<DueQuery.Due> due = rows.filter(row -> row.due != null && credential.equals(row.credential))
                .map(row -> new DueQuery.Due(row.number, row.due))
                .toList();
        return new Unwritten(numbers, due);
    }

    synchronized List<Tally> tallies() {
        return tallies.values().stream().map(Tally::copy).toList();
    }

    synchronized List<OpenIntent> intents() {
        return List.copyOf(intents.values());
    }

    synchronized boolean isWritten() {
        return changes.bookmark == writtenUpTo;
    }

    /** So much changed that nothing more may come before the tables follow. */
    synchronized boolean isFull() {
        int unwritten = changes.size() + (leaving == null ? 0 : leaving.size());
        return unwritten >= 2 * MANY_CHANGED || changes.problems.size() >= 2 * MANY_PROBLEMS;
    }

    /** So much changed that the tables should follow. */
    synchronized boolean isFilling() {
        return changes.size() >= MANY_CHANGED || changes.problems.size() >= MANY_PROBLEMS;
    }

    synchronized boolean holdsActivations() {
        return changes.holdsActivations();
    }

    /** What a group came to. Its objects belong to the working set from now on. */
    synchronized void take(Group group, List<Entry> activated, long position) {
        group.touched.keySet().forEach(number -> {
            atWork.remove(number);
            atRest.remove(number);
        });
        tallies.putAll(group.touchedTallies);
        intents.clear();
        intents.putAll(group.intents);
        changes.take(group, activated, position);
    }

    /** What is to be written now: what an earlier attempt did not bring over, or all that was applied. Groups go on meanwhile. */
    synchronized Changes leave() {
        if (leaving == null) {
            Changes later = new Changes(changes.bookmark, changes.lastDossier);
            leaving = changes;
            changes = later;
            leaving.tallies.forEach((source, tally) -> tallies.put(source, tally.copyAsWritten()));
        }
        return leaving;
    }

    /** After the commit. */
    synchronized void left() {
        Changes written = leaving;
        leaving = null;
        writtenUpTo = written.bookmark;
        for (Row row : written.rows.values()) {
            row.wasWritten();
            if (!changes.rows.containsKey(row.number)) {
                keep(row);
            }
        }
        Iterator<Row> oldest = atRest.values().iterator();
        while (atRest.size() > MOST_AT_REST) {
            oldest.next();
            oldest.remove();
        }
    }

    private void keep(Row row) {
        if (row.due == null) {
            atRest.put(row.number, row);
        } else if (atWork.size() < MOST_AT_WORK) {
            atWork.put(row.number, row);
        }
    }
}
