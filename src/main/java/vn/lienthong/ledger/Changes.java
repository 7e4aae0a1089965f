package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.journal.Entry;

/**
 * What the groups up to a bookmark changed since the tables were written. Filled by one group after the other; from the moment it is
 * being written nothing in it changes any more.
 */
final class Changes {
    final Map<String, Row> rows = new HashMap<>();
    final Map<ProblemKey, OpenProblem> problems = new TreeMap<>();
    final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<Long, StepRow> steps = new TreeMap<>();
    private final Map<Long, OpenIntent> newIntents = new TreeMap<>();
    private final Set<Long> answered = new HashSet<>();
    private final Beats beats = new Beats();
    private final RemarkCounts remarks = new RemarkCounts();
    private final List<AliasTable.Alias> aliases = new ArrayList<>();
    private final List<Entry> activations = new ArrayList<>();
    private long bytes;
    long bookmark;
    long lastDossier;

    Changes(long bookmark, long lastDossier) {
        this.bookmark = bookmark;
        this.lastDossier = lastDossier;
    }

    /** What a group came to. Its objects belong to the changes from now on. */
    void take(Group group, List<Entry> activated, long position) {
        activations.addAll(activated);
        beats.add(group.beats);
        remarks.add(group.remarks);
        aliases.addAll(group.aliases);
        for (Row row : group.touched.values()) {
            rows.put(row.number, row);
            bytes += row.hasNewBody ? row.body.length : 0;
        }
        group.changedSteps.forEach(step -> steps.put(step.id(), step));
        group.problems.values().stream()
                .filter(problem -> problem.isChanged)
                .forEach(problem -> problems.put(problem.key, problem));
        tallies.putAll(group.touchedTallies);
        newIntents.putAll(group.newIntents);
        for (long request : group.answered) {
            if (newIntents.remove(request) == null) {
                answered.add(request);
            }
        }
        lastDossier = group.lastDossier;
        bookmark = position;
    }

    /** In rows, each with its content and a step. */
    int size() {
        return Math.max(rows.size() + steps.size() / 4 + beats.size() / 4, (int) (bytes / 1024));
    }

    /** What is active is told by position: nobody may go back behind an activation. */
    boolean holdsActivations() {
        return !activations.isEmpty();
    }

    /** Writes all of it, the bookmark last, within the caller's transaction. */
    void write(Connection connection, Bodies bodies, long from) throws SQLException {
        DossierTable.save(connection, rows.values());
        StepTable.save(connection, steps.values());
        ProblemTable.save(connection, bodies, problems.values());
        TallyTable.save(connection, tallies.values());
        RhythmTable.save(connection, beats);
        RemarkTable.save(connection, remarks);
        AliasTable.save(connection, aliases);
        IntentTable.insert(connection, newIntents.values());
        IntentTable.delete(connection, answered);
        for (Entry activation : activations) {
            MarkTable.note(connection, activation);
        }
        MarkTable.move(connection, from, bookmark, lastDossier);
    }
}
