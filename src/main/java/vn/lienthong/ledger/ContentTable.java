package vn.lienthong.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.dossier.Version;

/** The SQL of the table {@code content}: what the believed record says, under the id of its dossier. */
final class ContentTable {
    private static final String SELECT = "SELECT id, position, idx, body FROM content WHERE id = ANY(?)";
    private static final String INSERT = "INSERT INTO content (position, idx, body, id) VALUES (?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE content SET position = ?, idx = ?, body = ? WHERE id = ?";

    private ContentTable() {}

    /** Reads the contents of rows that were read before; a row whose content has moved on meanwhile gets none. */
    static void load(Connection connection, Collection<Row> rows) throws SQLException {
        Map<Long, Row> byId = rows.stream().collect(Collectors.toMap(row -> row.id, Function.identity()));
        Array keys = connection.createArrayOf("BIGINT", byId.keySet().toArray());
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setArray(1, keys);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Row row = byId.get(found.getLong(1));
                    boolean isOfRow = new Version(found.getLong(2), found.getInt(3)).equals(row.version);
                    row.body = isOfRow ? found.getBytes(4) : null;
                }
            }
        } finally {
            keys.free();
        }
    }

    static void save(Connection connection, Collection<Row> rows) throws SQLException {
        write(connection, INSERT, rows.stream().filter(row -> !row.hasContent).toList());
        write(connection, UPDATE, rows.stream().filter(row -> row.hasContent).toList());
    }

    private static void write(Connection connection, String sql, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                statement.setLong(1, row.version.position());
                statement.setInt(2, row.version.index());
                statement.setBytes(3, row.body);
                statement.setLong(4, row.id);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
