package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The SQL of the table {@code tally}: one row per source, few enough to be read whole. */
final class TallyTable {
    private static final String SELECT = """
            SELECT source, deliveries, records, settled, unchanged, stale, problems, pending, dossiers, waiting_steps,
            open_problems, last_contact, last_delivery, last_event, last_position, cursor_position, verdicts, verdict_count
            FROM tally ORDER BY source""";
    private static final String INSERT = """
            INSERT INTO tally (deliveries, records, settled, unchanged, stale, problems, pending, dossiers, waiting_steps,
            open_problems, last_contact, last_delivery, last_event, last_position, cursor_position, verdicts, verdict_count,
            source)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            UPDATE tally SET deliveries = ?, records = ?, settled = ?, unchanged = ?, stale = ?, problems = ?,
            pending = ?, dossiers = ?, waiting_steps = ?, open_problems = ?, last_contact = ?, last_delivery = ?,
            last_event = ?, last_position = ?, cursor_position = ?, verdicts = ?, verdict_count = ? WHERE source = ?""";

    private TallyTable() {}

    static Map<String, Tally> load(Connection connection) throws SQLException {
        Map<String, Tally> tallies = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                Tally tally = read(found);
                tallies.put(tally.source, tally);
            }
        }
        return tallies;
    }

    static void save(Connection connection, Collection<Tally> tallies) throws SQLException {
        for (Tally tally : tallies) {
            try (PreparedStatement statement = connection.prepareStatement(tally.isNew ? INSERT : UPDATE)) {
                bind(statement, tally);
                statement.executeUpdate();
            }
        }
    }

    private static void bind(PreparedStatement statement, Tally tally) throws SQLException {
        statement.setLong(1, tally.deliveries);
        statement.setLong(2, tally.records);
        statement.setLong(3, tally.settled);
        statement.setLong(4, tally.unchanged);
        statement.setLong(5, tally.stale);
        statement.setLong(6, tally.problems);
        statement.setLong(7, tally.pending);
        statement.setLong(8, tally.dossiers);
        statement.setLong(9, tally.waitingSteps);
        statement.setLong(10, tally.openProblems);
        DossierTable.setLong(statement, 11, tally.lastContact);
        DossierTable.setLong(statement, 12, tally.lastDelivery);
        DossierTable.setLong(statement, 13, tally.lastEvent);
        statement.setLong(14, tally.lastPosition);
        statement.setLong(15, tally.cursorPosition);
        statement.setLong(16, tally.verdicts);
        statement.setInt(17, tally.verdictCount);
        statement.setString(18, tally.source);
    }

    private static Tally read(ResultSet found) throws SQLException {
        Tally tally = new Tally(found.getString(1));
        tally.deliveries = found.getLong(2);
        tally.records = found.getLong(3);
        tally.settled = found.getLong(4);
        tally.unchanged = found.getLong(5);
        tally.stale = found.getLong(6);
        tally.problems = found.getLong(7);
        tally.pending = found.getLong(8);
        tally.dossiers = found.getLong(9);
        tally.waitingSteps = found.getLong(10);
        tally.openProblems = found.getLong(11);
        tally.lastContact = DossierTable.getLong(found, 12);
        tally.lastDelivery = DossierTable.getLong(found, 13);
        tally.lastEvent = DossierTable.getLong(found, 14);
        tally.lastPosition = found.getLong(15);
        tally.cursorPosition = found.getLong(16);
        tally.verdicts = found.getLong(17);
        tally.verdictCount = found.getInt(18);
        return tally;
    }
}
