package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/**
 * Moves the ledger past a message that a bug keeps from being applied, and loses nothing: a delivery becomes a problem that
 * holds all its records; an answer becomes an unknown outcome, which is looked up; a person's decision has no effect, so
 * that its problems stay open.
 */
final class PassOver {
    private final Connection connection;
    private final Bodies bodies;
    private final LedgerSettings settings;
    private final Entry entry;
    private final SetAside aside;
    private final Group group;
    private List<OpenIntent> stillOpen = List.of();

    PassOver(Connection connection, Bodies bodies, LedgerSettings settings, Entry entry, SetAside aside)
            throws SQLException {
        this.connection = connection;
        this.bodies = bodies;
        this.settings = settings;
        this.entry = entry;
        this.aside = aside;
        this.group = group(List.of());
    }

    /** Within the caller's transaction, the bookmark last. */
    Effect apply() throws SQLException {
        List<Effect.Turn> turns = List.of();
        Set<String> busy = Set.of();
        switch (entry.kind()) {
            case DELIVERY -> delivery();
            case ANSWER -> {
                turns = answer();
                busy = turns.isEmpty() ? Set.of() : Set.of(entry.party());
            }
            default -> {
                // A decision: what it was about stays open.
            }
        }
        save(group);
        MarkTable.move(connection, entry.position() - 1, entry.position(), group.lastDossier);
        return new Effect(
                entry.position(),
                List.of(),
                List.of(),
                busy,
                TallyTable.load(connection).values(),
                turns,
                stillOpen);
    }

    private void delivery() {
        Tally tally = group.tally(entry.party());
        EntryByEntry.count(tally, entry);
        group.beats.delivery(entry.party(), entry, aside.records());
        tally.records += aside.records();
        tally.problems += aside.records();
        open(0, entry.party(), null, Refusals.notApplied(entry.position(), aside.what())).records = aside.records();
    }

    private List<Effect.Turn> answer() throws SQLException {
        Optional<OpenIntent> intent = intent();
        if (intent.isEmpty()) {
            return List.of();
        }
        List<DossierNumber> free = new ArrayList<>();
        List<DossierNumber> held = new ArrayList<>();
        List<DossierNumber> numbers = intent.get().numbers();
        for (int i = 0; i < numbers.size(); i++) {
            boolean isHeld = aside.held().contains(i);
            (isHeld ? held : free).add(numbers.get(i));
            if (!isHeld) {
                settle(intent.get().only(List.of(numbers.get(i))));
            }
        }
        IntentTable.delete(connection, List.of(intent.get().position()));
        hold(intent.get(), held);
        return List.of(new Effect.Turn(entry.position(), intent.get().only(free), unknown(), entry.at()));
    }

    /** Which dossiers of an answer fail even so. Leaves changes that the caller rolls back. */
    List<Integer> listHeld() throws SQLException {
        Optional<OpenIntent> intent = entry.kind() == Kind.ANSWER ? intent() : Optional.empty();
        if (intent.isEmpty()) {
            return List.of();
        }
        List<Integer> held = new ArrayList<>();
        List<DossierNumber> numbers = intent.get().numbers();
        for (int i = 0; i < numbers.size(); i++) {
            if (!canSettle(intent.get().only(List.of(numbers.get(i))))) {
                held.add(i);
            }
        }
        return held;
    }

    private boolean canSettle(OpenIntent one) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            settle(one);
            return true;
        } catch (SQLException | RuntimeException e) {
            if (e instanceof SQLException store && !LedgerUnavailable.isAboutContent(store)) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    /** One dossier alone, so that it takes no other with it. */
    private void settle(OpenIntent one) throws SQLException {
        Group alone = group(one.numbers());
        new SettleAnswer(alone, settings).settle(one, unknown(), entry);
        save(alone);
    }

    private Optional<OpenIntent> intent() throws SQLException {
        long request = CallFacts.readAnswer(entry.facts()).request();
        return Optional.ofNullable(IntentTable.load(connection).get(request));
    }

    private Outcome unknown() {
        return new Outcome(Outcome.Kind.UNKNOWN, "", aside.what(), Duration.ZERO);
    }

    /** The intent stays open for them: nothing is sent about them, and the next start, perhaps mended, asks again. */
    private void hold(OpenIntent intent, List<DossierNumber> held) throws SQLException {
        if (held.isEmpty()) {
            return;
        }
        OpenIntent rest = intent.only(held);
        IntentTable.insert(connection, List.of(rest));
        stillOpen = List.of(rest);
        Map<String, Tally> now = TallyTable.load(connection);
        group.tallies.putAll(now);
        for (int i = 0; i < held.size(); i++) {
            String number = held.get(i).value();
            Optional<String> source = DossierTable.findSource(connection, number);
            if (source.isPresent()) {
                open(i, source.get(), number, Refusals.answerNotApplied(entry.position(), aside.what()));
            }
        }
    }

    private OpenProblem open(int index, String source, String number, vn.lienthong.dossier.Problem what) {
        long at = entry.at().toEpochMilli();
        OpenProblem opened =
                group.open(new ProblemKey(entry.position(), index, 0), OpenProblem.Scope.RECORD, source, what, at);
        opened.number = number;
        return opened;
    }

    private Group group(List<DossierNumber> numbers) throws SQLException {
        List<String> named = numbers.stream().map(DossierNumber::value).toList();
        Map<String, Row> rows = DossierTable.load(connection, named, false);
        StepTable.fill(connection, rows.values(), StepRow.MOST);
        Group made = new Group(MarkTable.dossiers(connection), TallyTable.load(connection), Map.of(), bodies);
        made.rows.putAll(rows);
        return made;
    }

    private void save(Group done) throws SQLException {
        DossierTable.save(connection, done.touched.values());
        StepTable.save(connection, done.changedSteps);
        ProblemTable.save(
                connection,
                bodies,
                done.problems.values().stream().filter(p -> p.isChanged).toList());
        TallyTable.save(connection, done.touchedTallies.values());
        RhythmTable.save(connection, done.beats);
        RemarkTable.save(connection, done.remarks);
        AliasTable.save(connection, done.aliases);
    }
}
