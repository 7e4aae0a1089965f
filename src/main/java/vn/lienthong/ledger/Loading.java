package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/** Finds out what a group of entries will touch, and reads it with one query per table. */
final class Loading {
    private final Map<Long, OpenIntent> intents;
    private final Set<String> numbers = new TreeSet<>();
    private final Set<String> withSteps = new TreeSet<>();
    private List<OpenProblem> decided = List.of();

    private Loading(Map<Long, OpenIntent> intents) {
        this.intents = new HashMap<>(intents);
    }

    static Group load(Connection connection, Recent recent, List<Entry> entries, Map<Long, List<Reading>> readings)
            throws SQLException {
        Map<Long, OpenIntent> open = IntentTable.load(connection);
        Loading loading = new Loading(open);
        loading.lookInto(entries, readings);
        loading.decided = ProblemTable.listAt(connection, positions(entries));
        loading.lookIntoDecisions(entries);
        // A decision may have to know whose dossier it is, which the body says.
        boolean withBody = entries.stream().anyMatch(Loading::decides);
        Map<String, Row> rows = loading.rows(connection, recent, withBody);
        List<Row> withSteps = rows.values().stream()
                .filter(row -> loading.withSteps.contains(row.number))
                .toList();
        return new Group(
                MarkTable.dossiers(connection),
                rows,
                TallyTable.load(connection),
                new TreeMap<>(open),
                StepTable.listWaiting(connection, withSteps, StepRow.MOST),
                loading.decided);
    }

    private Map<String, Row> rows(Connection connection, Recent recent, boolean withBody) throws SQLException {
        Map<String, Row> rows = recent.take(numbers);
        if (withBody) {
            rows.clear();
        }
        Set<String> others = new TreeSet<>(numbers);
        others.removeAll(rows.keySet());
        rows.putAll(DossierTable.load(connection, others, withBody));
        return rows;
    }

    private void lookInto(List<Entry> entries, Map<Long, List<Reading>> readings) {
        for (Entry entry : entries) {
            readings.getOrDefault(entry.position(), List.of()).forEach(this::lookInto);
            if (entry.kind() == Kind.REQUEST) {
                long at = entry.at().toEpochMilli();
                intents.put(entry.position(), OpenIntent.of(entry.position(), entry.party(), entry.facts(), at));
            }
            if (entry.kind() == Kind.ANSWER) {
                OpenIntent intent =
                        intents.get(CallFacts.readAnswer(entry.facts()).request());
                if (intent != null) {
                    lookInto(intent);
                }
            }
        }
    }

    private void lookInto(Reading reading) {
        for (Heard heard : reading.heard()) {
            String number = heard.fold(
                    status -> status.status().number().value(),
                    step -> step.number().value(),
                    failed -> null);
            if (number != null && number.indexOf('\0') < 0) {
                numbers.add(number);
            }
        }
    }

    private void lookInto(OpenIntent intent) {
        Collection<String> named =
                intent.numbers().stream().map(number -> number.value()).toList();
        numbers.addAll(named);
        if (intent.asked().service() != Call.Service.CREATE) {
            withSteps.addAll(named);
        }
    }

    /** The dossiers and waiting steps of the problems decided on, whether they stand in the table or open in this group. */
    private void lookIntoDecisions(List<Entry> entries) {
        decided.stream().filter(problem -> problem.number != null).forEach(problem -> {
            numbers.add(problem.number);
            withSteps.add(problem.number);
        });
        if (entries.stream().anyMatch(Loading::decides)) {
            withSteps.addAll(numbers);
        }
    }

    private static boolean decides(Entry entry) {
        return entry.kind() == Kind.DECISION && Decision.isAboutProblems(entry.facts());
    }

    private static Set<Long> positions(List<Entry> entries) {
        return entries.stream()
                .filter(Loading::decides)
                .flatMap(entry -> Decision.read(entry.facts()).problems().stream())
                .map(ProblemKey::position)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
