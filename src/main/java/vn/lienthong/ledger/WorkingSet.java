package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.lienthong.journal.Entry;

/**
 * The ledger's state in memory: what was applied and is not in the tables yet, and the rows that were written last. News of a
 * dossier are followed by its answers within moments, so a row that changed three times is mostly written once. A crash loses
 * nothing: the bookmark in the tables is as old as they are, and the journal gives the rest again.
 *
 * <p>Groups take copies and give them back whole; what is given out is a copy too.
 */
final class WorkingSet {
    /** A row with its content and a step takes some two kilobytes: at most an eighth of the heap, for rows at work. */
    private static final int MOST_AT_WORK =
            (int) Math.max(5_000, Math.min(200_000, Runtime.getRuntime().maxMemory() / (16 * 1024)));
    /** Rows that changed, before they must be written. */
    private static final int MOST_CHANGED = MOST_AT_WORK / 2;
    /** Rows kept after they were written, with nothing left to do. */
    private static final int MOST_AT_REST = MOST_AT_WORK / 2;

    private static final int MOST_PROBLEMS = 500;

    private final Map<String, Row> changed = new HashMap<>();
    /** Written, and something is still to be said about them: their turn comes, so the first to come in stay. */
    private final Map<String, Row> atWork = new HashMap<>();
    /** Written, with nothing to do: those that were written last stay. */
    private final Map<String, Row> atRest = new LinkedHashMap<>();

    private final Map<Long, StepRow> steps = new TreeMap<>();
    private final Map<ProblemKey, OpenProblem> problems = new TreeMap<>();
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Set<String> changedTallies = new TreeSet<>();
    private final Map<Long, OpenIntent> intents = new TreeMap<>();
    private final Map<Long, OpenIntent> newIntents = new TreeMap<>();
    private final Set<Long> answered = new TreeSet<>();
    private final Beats beats = new Beats();
    private final RemarkCounts remarks = new RemarkCounts();
    private final List<AliasTable.Alias> aliases = new ArrayList<>();
    private final List<Entry> activations = new ArrayList<>();
    private long bookmark;
    private long writtenUpTo;
    private long changedBytes;
    private long lastDossier;
    private boolean isWritten = true;

    /** Begins again with what the tables hold. */
    synchronized void read(Connection connection) throws SQLException {
        changed.clear();
        atWork.clear();
        atRest.clear();
        forgetChanges();
        bookmark = MarkTable.bookmark(connection);
        writtenUpTo = bookmark;
        lastDossier = MarkTable.dossiers(connection);
        tallies.clear();
        tallies.putAll(TallyTable.load(connection));
        intents.clear();
        intents.putAll(IntentTable.load(connection));
    }

    synchronized long bookmark() {
        return bookmark;
    }

    /** A group to which the entries after the bookmark can be applied; it sees nothing of what others do meanwhile. */
    synchronized Group open() {
        Group group = new Group(lastDossier, tallies, intents);
        problems.values().forEach(problem -> group.problems.put(problem.key, problem.copy()));
        return group;
    }

    synchronized Optional<Row> find(String number) {
        Row row = changed.get(number);
        row = row == null ? atWork.get(number) : row;
        row = row == null ? atRest.get(number) : row;
        return Optional.ofNullable(row).map(Row::copy);
    }

    synchronized boolean hasChanged(String number) {
        return changed.containsKey(number);
    }

    /** What the table does not say yet of a moment: of which dossiers, and which of a credential are due at some time. */
    record Unwritten(Set<String> numbers, List<DueQuery.Due> due) {
        Unwritten {
            numbers = Set.copyOf(numbers);
            due = List.copyOf(due);
        }
    }

    synchronized Unwritten unwritten(String credential) {
        List<DueQuery.Due> due = changed.values().stream()
                .filter(row -> row.due != null && credential.equals(row.credential))
                .map(row -> new DueQuery.Due(row.number, row.due))
                .toList();
        return new Unwritten(changed.keySet(), due);
    }

    synchronized List<Tally> tallies() {
        return tallies.values().stream().map(Tally::copy).toList();
    }

    synchronized List<OpenIntent> intents() {
        return List.copyOf(intents.values());
    }

    synchronized boolean isWritten() {
        return isWritten;
    }

    synchronized boolean isFull() {
        return changed.size() + steps.size() / 4 + beats.size() / 4 >= MOST_CHANGED
                || changedBytes >= MOST_CHANGED * 1024L
                || problems.size() >= MOST_PROBLEMS;
    }

    /** What is active is told by position: nobody may go back behind an activation. */
    synchronized boolean holdsActivations() {
        return !activations.isEmpty();
    }

    /** What a group came to. Its objects belong to the working set from now on. */
    synchronized void take(Group group, List<Entry> activated, long position) {
        bookmark = position;
        lastDossier = group.lastDossier;
        isWritten = false;
        activations.addAll(activated);
        beats.add(group.beats);
        remarks.add(group.remarks);
        aliases.addAll(group.aliases);
        for (Row row : group.touched.values()) {
            atWork.remove(row.number);
            atRest.remove(row.number);
            changed.put(row.number, row);
            changedBytes += row.hasNewBody ? row.body.length : 0;
        }
        group.changedSteps.forEach(step -> steps.put(step.id(), step));
        group.problems.values().stream()
                .filter(problem -> problem.isChanged)
                .forEach(problem -> problems.put(problem.key, problem));
        tallies.putAll(group.touchedTallies);
        changedTallies.addAll(group.touchedTallies.keySet());
        intents.clear();
        intents.putAll(group.intents);
        newIntents.putAll(group.newIntents);
        for (long request : group.answered) {
            if (newIntents.remove(request) == null) {
                answered.add(request);
            }
        }
    }

    /** Writes all that changed, the bookmark last, within the caller's transaction; nobody may give anything back meanwhile. */
    void write(Connection connection) throws SQLException {
        DossierTable.save(connection, changed.values());
        StepTable.save(connection, steps.values());
        ProblemTable.save(connection, problems.values());
        TallyTable.save(connection, changedTallies.stream().map(tallies::get).toList());
        RhythmTable.save(connection, beats);
        RemarkTable.save(connection, remarks);
        AliasTable.save(connection, aliases);
        IntentTable.insert(connection, newIntents.values());
        IntentTable.delete(connection, answered);
        for (Entry activation : activations) {
            MarkTable.note(connection, activation);
        }
        MarkTable.move(connection, writtenUpTo, bookmark, lastDossier);
    }

    /** After the commit. */
    synchronized void wasWritten() {
        writtenUpTo = bookmark;
        Collection<Row> rows = new ArrayList<>(changed.values());
        changed.clear();
        for (Row row : rows) {
            row.wasWritten();
            if (row.due == null) {
                atRest.put(row.number, row);
            } else if (atWork.size() < MOST_AT_WORK) {
                atWork.put(row.number, row);
            }
        }
        Iterator<Row> oldest = atRest.values().iterator();
        while (atRest.size() > MOST_AT_REST) {
            oldest.next();
            oldest.remove();
        }
        changedTallies.forEach(source -> tallies.get(source).isNew = false);
        forgetChanges();
    }

    private void forgetChanges() {
        steps.clear();
        problems.clear();
        changedTallies.clear();
        newIntents.clear();
        answered.clear();
        activations.clear();
        beats.clear();
        remarks.clear();
        aliases.clear();
        changedBytes = 0;
        isWritten = true;
    }
}
