package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Step;

/** What people and programs ask. */
final class Pages {
    private static final String SEARCH =
            "SELECT number FROM dossier WHERE number >= ? AND number < ? ORDER BY number LIMIT ?";

    private final Store store;

    Pages(Store store) {
        this.store = store;
    }

    Optional<DossierPage> find(DossierNumber number) {
        if (number.value().indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return store.read(connection -> {
            Row row =
                    DossierTable.load(connection, List.of(number.value()), true).get(number.value());
            return row == null ? Optional.empty() : Optional.of(page(connection, number, row));
        });
    }

    Set<DossierNumber> listBelieved(Collection<DossierNumber> numbers) {
        List<String> keys = numbers.stream()
                .map(DossierNumber::value)
                .filter(number -> number.indexOf('\0') < 0)
                .toList();
        return store.read(connection -> DossierTable.listBelieved(connection, keys).stream()
                .map(DossierNumber::new)
                .collect(Collectors.toSet()));
    }

    List<ProblemRow> problemsOf(DossierNumber number) {
        return store.read(connection -> problemsOf(connection, number.value()));
    }

    private List<ProblemRow> problemsOf(Connection connection, String number) throws SQLException {
        return ProblemTable.listOf(connection, store.bodies(), number.replace("\0", "")).stream()
                .map(Pages::line)
                .toList();
    }

    private DossierPage page(Connection connection, DossierNumber number, Row row) throws SQLException {
        Optional<DossierStatus> believed = row.isStub()
                ? Optional.empty()
                : Optional.of(Encoding.decode(number, row.event, store.bodies().content(row)));
        List<DossierPage.StepLine> steps =
                StepTable.list(connection, row).stream().map(this::line).toList();
        List<ProblemRow> problems = problemsOf(connection, row.number);
        return new DossierPage(
                number,
                row.source,
                Optional.ofNullable(row.credential),
                believed,
                row.version,
                row.origin,
                instant(row.receivedAt),
                RemarkBits.list(row.flags),
                row.presence,
                row.issued,
                row.delivered,
                MainStatus.find(row.deliveredStatus),
                instant(row.deliveredAt),
                instant(row.due),
                row.attempts,
                steps,
                problems);
    }

    private DossierPage.StepLine line(StepRow row) {
        MainStatus status = MainStatus.find(row.status).orElseThrow();
        Step step = row.body == null
                ? new Step(
                        Micros.toInstant(row.madeAt),
                        status,
                        null,
                        null,
                        null,
                        status.nameVi(),
                        null,
                        null,
                        row.derived)
                : Encoding.decodeStep(store.bodies().step(row));
        DossierPage.StepState state = DossierPage.StepState.values()[row.state];
        return new DossierPage.StepLine(row.ordinal, step, row.origin, state, instant(row.endedAt));
    }

    Optional<ProblemRow> findProblem(ProblemKey key) {
        return store.read(
                connection -> ProblemTable.find(connection, store.bodies(), key).map(Pages::line));
    }

    private static ProblemRow line(OpenProblem problem) {
        return new ProblemRow(
                problem.key.position(),
                problem.key.index(),
                problem.key.part(),
                problem.source,
                Optional.ofNullable(problem.number).map(DossierNumber::new),
                problem.problem,
                Instant.ofEpochMilli(problem.openedAt),
                problem.state,
                problem.records);
    }

    static Totals totals(List<SourcePage> sources) {
        Account account = new Account(0, 0, 0, 0, 0, 0);
        Totals sum = new Totals(0, account, 0, 0, 0);
        for (SourcePage page : sources) {
            sum = new Totals(
                    sum.deliveries() + page.deliveries(),
                    sum.account().plus(page.account()),
                    sum.dossiers() + page.dossiers(),
                    sum.waitingSteps() + page.waitingSteps(),
                    sum.openProblems() + page.openProblems());
        }
        return sum;
    }

    List<ProblemRow> problems(ProblemQuery query) {
        return store.read(connection -> ProblemTable.list(connection, store.bodies(), query).stream()
                .map(Pages::line)
                .toList());
    }

    List<DossierNumber> search(String beginning, int limit) {
        String from = beginning.strip().replace("\0", "");
        return store.read(connection -> {
            List<DossierNumber> numbers = new ArrayList<>();
            try (PreparedStatement select = connection.prepareStatement(SEARCH)) {
                select.setString(1, from);
                select.setString(2, from + '\uffff');
                select.setInt(3, limit);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        numbers.add(new DossierNumber(found.getString(1)));
                    }
                }
            }
            return numbers;
        });
    }

    private static Optional<Instant> instant(Long millis) {
        return Optional.ofNullable(millis).map(Instant::ofEpochMilli);
    }
}
