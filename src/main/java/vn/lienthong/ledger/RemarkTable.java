package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.dossier.Remark;

/** The SQL of the table {@code remark}: how many of a source's dossiers carry a remark. Written only where that changed. */
final class RemarkTable {
    private static final String ADD = "UPDATE remark SET dossiers = dossiers + ? WHERE source = ? AND code = ?";
    private static final String BEGIN = "INSERT INTO remark (dossiers, source, code) VALUES (?, ?, ?)";

    private RemarkTable() {}

    static void save(Connection connection, RemarkCounts counts) throws SQLException {
        for (Map.Entry<RemarkCounts.Key, Integer> count : counts.more.entrySet()) {
            if (count.getValue() != 0 && change(connection, ADD, count.getKey(), count.getValue()) == 0) {
                change(connection, BEGIN, count.getKey(), count.getValue());
            }
        }
    }

    private static int change(Connection connection, String sql, RemarkCounts.Key key, int more) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, more);
            statement.setString(2, key.source());
            statement.setString(3, key.remark().name());
            return statement.executeUpdate();
        }
    }

    static Map<String, Map<Remark, Long>> load(Connection connection) throws SQLException {
        Map<String, Map<Remark, Long>> counts = new TreeMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT source, code, dossiers FROM remark WHERE dossiers > 0");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                counts.computeIfAbsent(found.getString(1), source -> new EnumMap<>(Remark.class))
                        .put(Remark.valueOf(found.getString(2)), found.getLong(3));
            }
        }
        return counts;
    }
}
