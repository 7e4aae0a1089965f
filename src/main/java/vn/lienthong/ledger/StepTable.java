package vn.lienthong.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import vn.lienthong.dossier.Version;

/** The SQL of the table {@code step}. */
final class StepTable {
    private static final String COLUMNS =
            "number, ordinal, made_at, status, derived, origin_position, origin_index, records, state, ended_at, body";
    private static final String SELECT_WAITING =
            "SELECT " + COLUMNS + " FROM step WHERE number = ANY(?) AND state = 0 ORDER BY number, ordinal";
    private static final String SELECT_ALL = "SELECT " + COLUMNS + " FROM step WHERE number = ? ORDER BY ordinal";
    private static final String INSERT = "INSERT INTO step (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String END =
            "UPDATE step SET state = ?, ended_at = ?, body = NULL WHERE number = ? AND ordinal = ?";

    private StepTable() {}

    /** The steps of these dossiers that have not ended. */
    static List<StepRow> listWaiting(Connection connection, Collection<String> numbers) throws SQLException {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Array keys = connection.createArrayOf("VARCHAR", numbers.toArray());
        try (PreparedStatement select = connection.prepareStatement(SELECT_WAITING)) {
            select.setArray(1, keys);
            return read(select);
        } finally {
            keys.free();
        }
    }

    static List<StepRow> list(Connection connection, String number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_ALL)) {
            select.setString(1, number);
            return read(select);
        }
    }

    static void save(Connection connection, Collection<StepRow> steps) throws SQLException {
        insert(connection, steps.stream().filter(step -> step.isNew).toList());
        end(
                connection,
                steps.stream().filter(step -> !step.isNew && step.isChanged).toList());
    }

    private static void insert(Connection connection, List<StepRow> steps) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (StepRow step : steps) {
                insert.setString(1, step.number);
                insert.setInt(2, step.ordinal);
                insert.setLong(3, step.madeAt);
                insert.setInt(4, step.status);
                insert.setBoolean(5, step.derived);
                insert.setLong(6, step.origin.position());
                insert.setInt(7, step.origin.index());
                insert.setInt(8, step.records);
                insert.setInt(9, step.state);
                DossierTable.setLong(insert, 10, step.endedAt);
                insert.setBytes(11, step.body);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void end(Connection connection, List<StepRow> steps) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        try (PreparedStatement end = connection.prepareStatement(END)) {
            for (StepRow step : steps) {
                end.setInt(1, step.state);
                DossierTable.setLong(end, 2, step.endedAt);
                end.setString(3, step.number);
                end.setInt(4, step.ordinal);
                end.addBatch();
            }
            end.executeBatch();
        }
    }

    private static List<StepRow> read(PreparedStatement select) throws SQLException {
        List<StepRow> steps = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                StepRow step = new StepRow(found.getString(1), found.getInt(2));
                step.madeAt = found.getLong(3);
                step.status = found.getInt(4);
                step.derived = found.getBoolean(5);
                step.origin = new Version(found.getLong(6), found.getInt(7));
                step.records = found.getInt(8);
                step.state = found.getInt(9);
                step.endedAt = DossierTable.getLong(found, 10);
                step.body = found.getBytes(11);
                steps.add(step);
            }
        }
        return steps;
    }
}
