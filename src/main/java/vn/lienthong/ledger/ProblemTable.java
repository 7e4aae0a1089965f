package vn.lienthong.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;

/** The SQL of the table {@code problem}. */
final class ProblemTable {
    private static final String COLUMNS =
            "position, idx, part, source, number, scope, code, place, vi, en, opened_at, state, records, content";
    private static final String SELECT_AT = "SELECT " + COLUMNS + " FROM problem WHERE position = ANY(?)";
    private static final String SELECT_ONE =
            "SELECT " + COLUMNS + " FROM problem WHERE position = ? AND idx = ? AND part = ?";
    private static final String SELECT_OF = "SELECT " + COLUMNS
            + " FROM problem WHERE number = ? ORDER BY position DESC, idx DESC, part DESC LIMIT 200";
    private static final String SELECT_LIKE = "SELECT " + COLUMNS + """
             FROM problem WHERE (CAST(? AS INT) IS NULL OR state = ?) AND (CAST(? AS VARCHAR) IS NULL OR source = ?)
            AND (CAST(? AS VARCHAR) IS NULL OR code = ?) AND position < ?
            ORDER BY position DESC, idx DESC, part DESC LIMIT ?""";
    private static final String SELECT_CONTENT = "SELECT " + COLUMNS + " FROM problem WHERE content = ? AND source = ?";
    private static final String DELETE = "DELETE FROM problem WHERE position = ? AND idx = ? AND part = ?";
    private static final String INSERT =
            "INSERT INTO problem (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String MOVE =
            "UPDATE problem SET state = ?, records = COALESCE(CAST(? AS INT), records) WHERE position = ? AND idx = ? AND part = ?";
    private static final ProblemState[] STATES = ProblemState.values();
    private static final OpenProblem.Scope[] SCOPES = OpenProblem.Scope.values();

    private ProblemTable() {}

    static List<OpenProblem> listAt(Connection connection, Bodies bodies, Collection<Long> positions)
            throws SQLException {
        if (positions.isEmpty()) {
            return List.of();
        }
        Array keys = connection.createArrayOf("BIGINT", positions.toArray());
        try (PreparedStatement select = connection.prepareStatement(SELECT_AT)) {
            select.setArray(1, keys);
            return read(select, bodies);
        } finally {
            keys.free();
        }
    }

    static Optional<OpenProblem> find(Connection connection, Bodies bodies, ProblemKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_ONE)) {
            bind(select, 1, key);
            return read(select, bodies).stream().findFirst();
        }
    }

    static List<OpenProblem> listOf(Connection connection, Bodies bodies, String number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_OF)) {
            select.setString(1, number);
            return read(select, bodies);
        }
    }

    static List<OpenProblem> list(Connection connection, Bodies bodies, ProblemQuery query) throws SQLException {
        String source = query.source().orElse(null);
        String code = query.code().map(ProblemCode::name).orElse(null);
        Integer state = query.state().map(ProblemState::ordinal).orElse(null);
        try (PreparedStatement select = connection.prepareStatement(SELECT_LIKE)) {
            select.setObject(1, state, java.sql.Types.INTEGER);
            select.setObject(2, state, java.sql.Types.INTEGER);
            select.setString(3, source);
            select.setString(4, source);
            select.setString(5, code);
            select.setString(6, code);
            select.setLong(7, query.before());
            select.setInt(8, query.limit());
            return read(select, bodies);
        }
    }

    /** Problems of records of a source that said the very same, in whatever state. */
    static List<OpenProblem> listOfContent(Connection connection, Bodies bodies, String source, String content)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_CONTENT)) {
            select.setString(1, content);
            select.setString(2, source);
            return read(select, bodies);
        }
    }

    /** Writes whole problems anew (a released one may open again), and moves the others. */
    static void save(Connection connection, Bodies bodies, Collection<OpenProblem> problems) throws SQLException {
        List<OpenProblem> whole = problems.stream().filter(OpenProblem::isWhole).toList();
        delete(connection, whole);
        insert(connection, bodies, whole);
        move(connection, problems.stream().filter(p -> !p.isWhole()).toList());
    }

    private static void delete(Connection connection, List<OpenProblem> problems) throws SQLException {
        if (problems.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            for (OpenProblem problem : problems) {
                bind(delete, 1, problem.key);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static void insert(Connection connection, Bodies bodies, List<OpenProblem> problems) throws SQLException {
        if (problems.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (OpenProblem problem : problems) {
                bind(insert, 1, problem.key);
                insert.setString(4, problem.source);
                insert.setString(5, problem.number);
                insert.setInt(6, problem.scope.ordinal());
                insert.setString(7, problem.problem.code().name());
                insert.setString(8, clean(problem.problem.place()));
                insert.setString(9, bodies.sealText(clean(problem.problem.vi())));
                insert.setString(10, bodies.sealText(clean(problem.problem.en())));
                insert.setLong(11, problem.openedAt);
                insert.setInt(12, problem.state.ordinal());
                insert.setInt(13, problem.records);
                insert.setString(14, problem.content);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void move(Connection connection, List<OpenProblem> problems) throws SQLException {
        if (problems.isEmpty()) {
            return;
        }
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            for (OpenProblem problem : problems) {
                move.setInt(1, problem.state.ordinal());
                move.setObject(2, problem.records < 0 ? null : problem.records, java.sql.Types.INTEGER);
                bind(move, 3, problem.key);
                move.addBatch();
            }
            move.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, int first, ProblemKey key) throws SQLException {
        statement.setLong(first, key.position());
        statement.setInt(first + 1, key.index());
        statement.setInt(first + 2, key.part());
    }

    /** PostgreSQL refuses U+0000 in a text; a problem must never be refused. */
    private static String clean(String text) {
        return text == null ? "" : text.replace('\0', ' ');
    }

    private static List<OpenProblem> read(PreparedStatement select, Bodies bodies) throws SQLException {
        List<OpenProblem> problems = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                problems.add(read(found, bodies));
            }
        }
        return problems;
    }

    private static OpenProblem read(ResultSet found, Bodies bodies) throws SQLException {
        OpenProblem problem = new OpenProblem(new ProblemKey(found.getLong(1), found.getInt(2), found.getInt(3)));
        problem.source = found.getString(4);
        problem.number = found.getString(5);
        problem.scope = SCOPES[found.getInt(6)];
        problem.problem = new Problem(
                ProblemCode.valueOf(found.getString(7)),
                found.getString(8),
                bodies.text(found.getString(9)),
                bodies.text(found.getString(10)));
        problem.openedAt = found.getLong(11);
        problem.state = STATES[found.getInt(12)];
        problem.records = found.getInt(13);
        problem.content = found.getString(14);
        return problem;
    }
}
