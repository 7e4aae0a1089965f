package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The SQL of the table {@code intent}: as many rows as calls are in flight, few enough to be read whole. */
final class IntentTable {
    private static final String SELECT =
            "SELECT position, credential, service, items, made_at FROM intent ORDER BY position";
    private static final String INSERT =
            "INSERT INTO intent (position, credential, service, items, made_at) VALUES (?, ?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM intent WHERE position = ?";

    private IntentTable() {}

    static Map<Long, OpenIntent> load(Connection connection) throws SQLException {
        Map<Long, OpenIntent> intents = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                Map<String, String> facts = Map.of("service", found.getString(3), "items", found.getString(4));
                long position = found.getLong(1);
                intents.put(position, OpenIntent.of(position, found.getString(2), facts, found.getLong(5)));
            }
        }
        return intents;
    }

    static void insert(Connection connection, Collection<OpenIntent> intents) throws SQLException {
        if (intents.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (OpenIntent intent : intents) {
                insert.setLong(1, intent.position());
                insert.setString(2, intent.credential());
                insert.setString(3, intent.asked().service().name());
                insert.setString(4, intent.items());
                insert.setLong(5, intent.madeAt());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void delete(Connection connection, Collection<Long> positions) throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            for (long position : positions) {
                delete.setLong(1, position);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }
}
