package vn.lienthong.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Version;

/** The SQL of the table {@code step}. */
final class StepTable {
    private static final String COLUMNS =
            "id, made_at, status, derived, origin_position, origin_index, records, state, ended_at, body";
    private static final String SELECT_WAITING =
            "SELECT " + COLUMNS + " FROM step WHERE id = ANY(?) AND state = 0 ORDER BY id";
    private static final String SELECT_ALL = "SELECT " + COLUMNS + " FROM step WHERE id > ? AND id <= ? ORDER BY id";
    private static final String INSERT = "INSERT INTO step (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String END = "UPDATE step SET state = ?, ended_at = ?, body = NULL WHERE id = ?";

    private StepTable() {}

    /** Reads the first steps of these dossiers that have not ended, at most so many of each, unless they are in memory. */
    static void fill(Connection connection, Collection<Row> rows, int most) throws SQLException {
        Map<Long, Row> byId = rows.stream().collect(Collectors.toMap(row -> row.id, row -> row));
        List<Long> ids = rows.stream()
                .flatMap(row -> row.listMissingSteps(most).stream())
                .toList();
        for (StepRow step : listWaiting(connection, ids)) {
            byId.get(step.dossier).waiting.put(step.ordinal, step);
        }
    }

    private static List<StepRow> listWaiting(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        Array keys = connection.createArrayOf("BIGINT", ids.toArray());
        try (PreparedStatement select = connection.prepareStatement(SELECT_WAITING)) {
            select.setArray(1, keys);
            return read(select);
        } finally {
            keys.free();
        }
    }

    static List<StepRow> list(Connection connection, Row row) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT_ALL)) {
            select.setLong(1, StepRow.id(row.id, 0));
            select.setLong(2, StepRow.id(row.id, StepRow.MOST));
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
                insert.setLong(1, step.id());
                insert.setLong(2, step.madeAt);
                insert.setInt(3, step.status);
                insert.setBoolean(4, step.derived);
                insert.setLong(5, step.origin.position());
                insert.setInt(6, step.origin.index());
                insert.setInt(7, step.records);
                insert.setInt(8, step.state);
                DossierTable.setLong(insert, 9, step.endedAt);
                insert.setBytes(10, step.body);
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
                end.setLong(3, step.id());
                end.addBatch();
            }
            end.executeBatch();
        }
    }

    private static List<StepRow> read(PreparedStatement select) throws SQLException {
        List<StepRow> steps = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next()) {
                StepRow step = StepRow.of(found.getLong(1));
                step.madeAt = found.getLong(2);
                step.status = found.getInt(3);
                step.derived = found.getBoolean(4);
                step.origin = new Version(found.getLong(5), found.getInt(6));
                step.records = found.getInt(7);
                step.state = found.getInt(8);
                step.endedAt = DossierTable.getLong(found, 9);
                step.body = found.getBytes(10);
                steps.add(step);
            }
        }
        return steps;
    }
}
