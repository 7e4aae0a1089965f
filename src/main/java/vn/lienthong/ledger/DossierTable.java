package vn.lienthong.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The SQL of the table {@code dossier}. Contents are read only where they are sent or shown. */
final class DossierTable {
    private static final String OPEN = "SELECT number FROM dossier WHERE source = ? AND status IN (1, 2, 4, 5, 6, 9)";
    private static final String SELECT =
            "SELECT id, number, source, credential, status, due, state FROM dossier WHERE number = ANY(?)";
    /** One statement, so that row and content are of one moment. */
    private static final String SELECT_WITH_BODY = """
            SELECT d.id, d.number, d.source, d.credential, d.status, d.due, d.state, c.body
            FROM dossier d LEFT JOIN content c ON c.id = d.id WHERE d.number = ANY(?)""";

    private static final String SELECT_BELIEVED = "SELECT number FROM dossier WHERE number = ANY(?) AND status > 0";
    private static final String INSERT =
            "INSERT INTO dossier (source, credential, status, due, state, id, number) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE dossier SET source = ?, credential = ?, status = ?, due = ?, state = ? WHERE id = ?";

    private DossierTable() {}

    static Map<String, Row> load(Connection connection, Collection<String> numbers, boolean withBody)
            throws SQLException {
        Map<String, Row> rows = new TreeMap<>();
        if (numbers.isEmpty()) {
            return rows;
        }
        Array keys = connection.createArrayOf("VARCHAR", numbers.toArray());
        try (PreparedStatement select = connection.prepareStatement(withBody ? SELECT_WITH_BODY : SELECT)) {
            select.setArray(1, keys);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Row row = read(found);
                    row.body = withBody ? found.getBytes(8) : null;
                    rows.put(row.number, row);
                }
            }
        } finally {
            keys.free();
        }
        return rows;
    }

    static List<String> listBelieved(Connection connection, Collection<String> numbers) throws SQLException {
        List<String> believed = new ArrayList<>();
        Array keys = connection.createArrayOf("VARCHAR", numbers.toArray());
        try (PreparedStatement select = connection.prepareStatement(SELECT_BELIEVED)) {
            select.setArray(1, keys);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    believed.add(found.getString(1));
                }
            }
        } finally {
            keys.free();
        }
        return believed;
    }

    /** In its own statement, row by row: a source may have a million. */
    static Void eachOpen(Connection connection, String source, Consumer<String> reader) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN)) {
            select.setString(1, source);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    reader.accept(found.getString(1));
                }
            }
        }
        return null;
    }

    /** Whose it is, of a row that may not be readable as a whole. */
    static Optional<String> findSource(Connection connection, String number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT source FROM dossier WHERE number = ?")) {
            select.setString(1, number);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Writes each row once, and each content that is new; both in the order of their ids. */
    static void save(Connection connection, Collection<Row> rows) throws SQLException {
        Map<Long, Row> byId = new TreeMap<>();
        rows.forEach(row -> byId.put(row.id, row));
        write(
                connection,
                INSERT,
                byId.values().stream().filter(row -> row.isNew).toList());
        write(
                connection,
                UPDATE,
                byId.values().stream().filter(row -> !row.isNew).toList());
        ContentTable.save(
                connection, byId.values().stream().filter(row -> row.hasNewBody).toList());
    }

    private static void write(Connection connection, String sql, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                statement.setString(1, row.source);
                statement.setString(2, row.credential);
                statement.setInt(3, row.status);
                setLong(statement, 4, row.due);
                statement.setBytes(5, DossierState.write(row));
                statement.setLong(6, row.id);
                if (row.isNew) {
                    statement.setString(7, row.number);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static void setLong(PreparedStatement statement, int i, Long value) throws SQLException {
        if (value == null) {
            statement.setNull(i, Types.BIGINT);
            return;
        }
        statement.setLong(i, value);
    }

    /** The columns of {@code SELECT}. */
    static Row read(ResultSet found) throws SQLException {
        Row row = new Row(found.getLong(1), found.getString(2));
        row.source = found.getString(3);
        row.credential = found.getString(4);
        row.status = found.getInt(5);
        row.due = getLong(found, 6);
        DossierState.read(row, found.getBytes(7));
        row.hasContent = !row.isStub();
        row.counted = row.share();
        row.remarked = row.remarks();
        return row;
    }

    static Long getLong(ResultSet found, int i) throws SQLException {
        long value = found.getLong(i);
        return found.wasNull() ? null : (Long) value;
    }
}
