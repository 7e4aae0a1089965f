package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Version;

/**
 * The state that one group of entries touches: copies, changed entry by entry, given back whole when all went well. Whatever
 * the size of the group, the same entries leave the same rows.
 */
final class Group {
    final Map<String, Row> rows = new HashMap<>();
    final Map<Long, OpenIntent> intents;
    final Map<String, Row> touched = new TreeMap<>();
    final Map<String, Tally> touchedTallies = new TreeMap<>();
    final Map<ProblemKey, OpenProblem> problems = new TreeMap<>();
    final Map<Long, OpenIntent> newIntents = new TreeMap<>();
    final Set<Long> answered = new HashSet<>();
    final Set<StepRow> changedSteps = new LinkedHashSet<>();
    final Map<String, Tally> tallies;
    final Beats beats = new Beats();
    final RemarkCounts remarks = new RemarkCounts();
    final List<AliasTable.Alias> aliases = new ArrayList<>();
    final Bodies bodies;
    /** The id of the last dossier that was met for the first time. */
    long lastDossier;

    Group(long lastDossier, Map<String, Tally> tallies, Map<Long, OpenIntent> intents, Bodies bodies) {
        this.bodies = bodies;
        this.lastDossier = lastDossier;
        this.tallies = new HashMap<>(tallies);
        this.intents = new TreeMap<>(intents);
    }

    Optional<Row> find(String number) {
        return Optional.ofNullable(rows.get(number));
    }

    Row add(String number, String source) {
        Row row = new Row(++lastDossier, number);
        row.isNew = true;
        row.source = source;
        rows.put(number, row);
        return row;
    }

    Tally tally(String source) {
        return touchedTallies.computeIfAbsent(source, this::beginTally);
    }

    private Tally beginTally(String source) {
        Tally known = tallies.get(source);
        if (known != null) {
            return known.copy();
        }
        Tally fresh = new Tally(source);
        fresh.isNew = true;
        return fresh;
    }

    /** After every change of a row: moves the account, the counts of its open problems and those of its remarks with it. */
    void touch(Row row) {
        if (row.remarks() != row.remarked) {
            remarks.move(row.source, row.remarked, row.remarks());
            row.remarked = row.remarks();
        }
        Row.Share share = row.share();
        if (!share.equals(row.counted)) {
            tally(row.source).move(row.counted, share);
            row.counted = share;
        }
        if (row.isParked()) {
            problem(row.problemKey()).records = row.news - row.ended + (row.stepParked == 0 ? row.stepRecords : 0);
        }
        if (row.stepParked > 0) {
            problem(row.stepProblemKey()).records = row.stepRecords;
        }
        touched.put(row.number, row);
    }

    /** The problem of this name; only its state and count are known unless it was opened or loaded in this group. */
    OpenProblem problem(ProblemKey key) {
        OpenProblem known = problems.computeIfAbsent(key, unknown -> {
            OpenProblem problem = new OpenProblem(unknown);
            problem.records = -1;
            return problem;
        });
        known.isChanged = true;
        return known;
    }

    OpenProblem open(ProblemKey key, OpenProblem.Scope scope, String source, Problem what, long at) {
        OpenProblem problem = new OpenProblem(key);
        problem.scope = scope;
        problem.source = source;
        problem.problem = what;
        problem.openedAt = at;
        problem.isChanged = true;
        problems.put(key, problem);
        tally(source).openProblems++;
        return problem;
    }

    /** The dossier can be found by its other number from now on. */
    void call(Row row, String otherNumber) {
        // As it is looked for; PostgreSQL stores no NUL, with which old systems fill their columns.
        String other = otherNumber == null ? "" : otherNumber.replace("\0", "").strip();
        int mark = other.isEmpty() || other.length() > DossierNumber.MOST ? 0 : other.hashCode();
        if (mark != 0 && mark != row.otherMark) {
            row.otherMark = mark;
            aliases.add(new AliasTable.Alias(other, row.id));
        }
    }

    void close(ProblemKey key, String source, ProblemState state) {
        problem(key).state = state;
        tally(source).openProblems--;
    }

    /** The believed state cannot go: a person must see it, or a newer state take its place. */
    void park(Row row, Problem what, long at) {
        row.hold = Row.Hold.PARKED;
        row.due = null;
        open(row.problemKey(), OpenProblem.Scope.DOSSIER, row.source, what, at).number = row.number;
        touch(row);
    }

    /** The steps cannot go, from the first one that waits; the problem covers those up to an ordinal. */
    void parkSteps(Row row, int last, Problem what, long at) {
        StepRow first = row.waiting.get(row.stepsEnded + 1);
        row.stepParked = last;
        row.parkedOrigin = first.origin;
        open(row.stepProblemKey(), OpenProblem.Scope.STEP, row.source, what, at).number = row.number;
        row.schedule(at);
        touch(row);
    }

    /**
     * Steps that no credential can deliver wait under a name instead of in silence. They go by themselves once a state of
     * their dossier was delivered with a credential.
     */
    void parkStranded(Row row, Problem what, long at) {
        row.flags |= Row.STEPS_NEED_DOSSIER;
        parkSteps(row, row.steps, what, at);
    }

    void freeSteps(Row row, ProblemState state) {
        close(row.stepProblemKey(), row.source, state);
        row.stepParked = 0;
        row.parkedOrigin = Version.NONE;
        row.flags &= ~Row.STEPS_NEED_DOSSIER;
    }

    /** Adds a step behind the others; false when the dossier has it already. */
    boolean addStep(Row row, Step step, Version origin) {
        long key = Encoding.stepKey(step);
        if (row.knowsStep(key)) {
            return false;
        }
        row.addStepKey(key);
        StepRow added = new StepRow(row.id, ++row.steps);
        added.isNew = true;
        added.madeAt = Micros.of(step.at());
        added.status = step.status().code();
        added.derived = step.derived();
        added.origin = origin;
        added.body = bodies.sealStep(row, Encoding.encode(step));
        row.waiting.put(added.ordinal, added);
        changedSteps.add(added);
        return true;
    }

    /** The last step added is the end of a record: the record ends when the step does. */
    void letLastStepCarryRecord(Row row) {
        row.waiting.get(row.steps).records++;
        row.stepRecords++;
    }

    /** Ends the steps up to an ordinal; the number of records that end with them. */
    int endSteps(Row row, int last, int state, long at) {
        int records = 0;
        for (int ordinal = row.stepsEnded + 1; ordinal <= last; ordinal++) {
            StepRow step = row.waiting.remove(ordinal);
            step.end(state, at);
            changedSteps.add(step);
            records += step.records;
        }
        row.stepsEnded = Math.max(row.stepsEnded, last);
        row.stepRecords -= records;
        return records;
    }
}
