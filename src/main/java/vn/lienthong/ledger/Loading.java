package vn.lienthong.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/** Finds out what a group of entries will touch, and looks it up together. */
final class Loading {
    private final Map<Long, OpenIntent> intents;
    private final Set<String> numbers = new TreeSet<>();
    private final Set<String> withSteps = new TreeSet<>();

    private Loading(Map<Long, OpenIntent> intents) {
        this.intents = new HashMap<>(intents);
    }

    /** Fills a group with what the entries are about. */
    static void load(Store store, Lookup lookup, Group group, List<Entry> entries, Map<Long, List<Reading>> readings) {
        Loading loading = new Loading(group.intents);
        loading.lookInto(entries, readings);
        boolean decides = decides(entries);
        if (decides) {
            List<OpenProblem> decided =
                    store.read(connection -> ProblemTable.listAt(connection, store.bodies(), positions(entries)));
            decided.forEach(problem -> group.problems.put(problem.key, problem));
            loading.lookIntoDecisions(decided);
        }
        group.rows.putAll(lookup.rows(loading.numbers));
        lookup.fillSteps(
                group.rows.values().stream()
                        .filter(row -> loading.withSteps.contains(row.number))
                        .toList(),
                StepRow.MOST);
        if (decides) {
            // A decision may have to know whose dossier it is, which the content says.
            lookup.fillContents(group.rows.values());
        }
    }

    /** Decisions are about problems as the table has them. */
    static boolean decides(List<Entry> entries) {
        return entries.stream().anyMatch(Loading::decides);
    }

    private void lookInto(List<Entry> entries, Map<Long, List<Reading>> readings) {
        for (Entry entry : entries) {
            readings.getOrDefault(entry.position(), List.of()).forEach(this::lookInto);
            if (entry.kind() == Kind.REQUEST) {
                long at = entry.at().toEpochMilli();
                intents.put(entry.position(), OpenIntent.of(entry.position(), entry.party(), entry.facts(), at));
            }
            numbers.addAll(Absences.numbers(entry));
            numbers.addAll(Resend.numbers(entry));
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
    private void lookIntoDecisions(List<OpenProblem> decided) {
        decided.stream().filter(problem -> problem.number != null).forEach(problem -> numbers.add(problem.number));
        withSteps.addAll(numbers);
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
