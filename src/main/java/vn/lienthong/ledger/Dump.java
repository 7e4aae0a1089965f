package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every table as text, so that two ledgers can be compared row by row. */
final class Dump {
    private static final Map<String, String> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("ledger_bookmark", "SELECT * FROM ledger_bookmark ORDER BY id");
        TABLES.put("dossier", "SELECT * FROM dossier ORDER BY number");
        TABLES.put("content", "SELECT * FROM content ORDER BY id");
        TABLES.put("step", "SELECT * FROM step ORDER BY id");
        TABLES.put("problem", "SELECT * FROM problem ORDER BY position, idx, part");
        TABLES.put("tally", "SELECT * FROM tally ORDER BY source");
        TABLES.put("rhythm", "SELECT * FROM rhythm ORDER BY source");
        TABLES.put("rhythm_hour", "SELECT * FROM rhythm_hour ORDER BY source, at_hour");
        TABLES.put("remark", "SELECT * FROM remark WHERE dossiers > 0 ORDER BY source, code");
        TABLES.put("alias", "SELECT * FROM alias ORDER BY other, id");
        TABLES.put("intent", "SELECT * FROM intent ORDER BY position");
        TABLES.put("ledger_activation", "SELECT * FROM ledger_activation ORDER BY kind, party");
    }

    private Dump() {}

    static Map<String, List<String>> of(Connection connection) throws SQLException {
        Map<String, List<String>> dump = new LinkedHashMap<>();
        for (Map.Entry<String, String> table : TABLES.entrySet()) {
            dump.put(table.getKey(), lines(connection, table.getValue()));
        }
        return dump;
    }

    private static List<String> lines(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                lines.add(line(found));
            }
        }
        return lines;
    }

    private static String line(ResultSet found) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            Object value = found.getObject(i);
            values.add(value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value));
        }
        return String.join(" | ", values);
    }
}
