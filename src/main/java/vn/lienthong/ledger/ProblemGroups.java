package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import vn.lienthong.dossier.ProblemCode;

/** The SQL that counts open problems by cause. */
final class ProblemGroups {
    private static final String BY_CAUSE = """
            SELECT source, code, '' AS vi, '' AS en, COUNT(*), MIN(position), MAX(position) FROM problem
            WHERE state = 0 GROUP BY source, code ORDER BY source, code""";
    private static final String BY_CODE_AND_SENTENCE = """
            SELECT source, code, vi, en, COUNT(*) AS many, MIN(position), MAX(position) FROM problem
            WHERE state = 0 AND code IN ('CODE_UNKNOWN', 'STATUS_UNDERIVABLE')
            GROUP BY source, code, vi, en ORDER BY many DESC, source, en LIMIT 500""";
    private static final String KEYS = """
            SELECT position, idx, part FROM problem
            WHERE state = 0 AND source = ? AND code = ? AND (CAST(? AS VARCHAR) = '' OR en = ? OR en = ?) AND position <= ?
            ORDER BY position, idx, part LIMIT ?""";

    private static final String SAID = """
            SELECT position, idx, part, vi, en FROM problem
            WHERE state = 0 AND source = ? AND code = ? AND position <= ? ORDER BY position, idx, part""";

    private static final String IS_OPEN =
            "SELECT 1 FROM problem WHERE position = ? AND idx = ? AND part = ? AND state = 0";

    private static final String UNREAD = """
            SELECT COUNT(*) FROM problem p
            WHERE p.state = 0 AND p.source = ? AND p.part = 0 AND p.opened_at >= ?
            AND NOT EXISTS (SELECT 1 FROM dossier d WHERE d.number = p.number AND d.status > 0)""";

    private ProblemGroups() {}

    static long countUnread(Connection connection, String source, Instant since) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(UNREAD)) {
            select.setString(1, source);
            select.setLong(2, since.toEpochMilli());
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    static boolean isOpen(Connection connection, ProblemKey key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IS_OPEN)) {
            select.setLong(1, key.position());
            select.setInt(2, key.index());
            select.setInt(3, key.part());
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    static List<ProblemGroup> byCause(Connection connection, Bodies bodies) throws SQLException {
        return groups(connection, bodies, BY_CAUSE);
    }

    static List<ProblemGroup> unknownCodes(Connection connection, Bodies bodies) throws SQLException {
        List<ProblemGroup> groups = groups(connection, bodies, BY_CODE_AND_SENTENCE);
        // The database orders sealed sentences, which says nothing.
        groups.sort(Comparator.comparingLong(ProblemGroup::count)
                .reversed()
                .thenComparing(ProblemGroup::source)
                .thenComparing(ProblemGroup::en));
        return groups;
    }

    /** Nothing; reads are asked for something. */
    static Void eachOpen(
            Connection connection,
            Bodies bodies,
            String source,
            ProblemCode code,
            long upTo,
            Consumer<ProblemSaid> reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SAID)) {
            select.setString(1, source);
            select.setString(2, code.name());
            select.setLong(3, upTo);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    ProblemKey key = new ProblemKey(found.getLong(1), found.getInt(2), found.getInt(3));
                    reader.accept(
                            new ProblemSaid(key, bodies.text(found.getString(4)), bodies.text(found.getString(5))));
                }
            }
        }
        return null;
    }

    /** In the order in which their records came. */
    static List<ProblemKey> keys(Connection connection, Bodies bodies, ProblemGroup group, int most)
            throws SQLException {
        List<ProblemKey> keys = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(KEYS)) {
            select.setString(1, group.source());
            select.setString(2, group.code().name());
            select.setString(3, group.en());
            select.setString(4, group.en());
            select.setString(5, bodies.sealText(group.en()));
            select.setLong(6, group.last());
            select.setInt(7, most);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    keys.add(new ProblemKey(found.getLong(1), found.getInt(2), found.getInt(3)));
                }
            }
        }
        return keys;
    }

    private static List<ProblemGroup> groups(Connection connection, Bodies bodies, String sql) throws SQLException {
        List<ProblemGroup> groups = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                groups.add(new ProblemGroup(
                        found.getString(1),
                        ProblemCode.valueOf(found.getString(2)),
                        bodies.text(found.getString(3)),
                        bodies.text(found.getString(4)),
                        found.getLong(5),
                        found.getLong(6),
                        found.getLong(7)));
            }
        }
        return groups;
    }
}
