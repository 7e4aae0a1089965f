package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.journal.Entry;

/** The SQL of the bookmark, and of the catalogues and activations met on the way. */
final class MarkTable {
    private static final String SELECT = "SELECT position FROM ledger_bookmark WHERE id = 1";
    private static final String DOSSIERS = "SELECT dossiers FROM ledger_bookmark WHERE id = 1";
    private static final String MOVE =
            "UPDATE ledger_bookmark SET position = ?, dossiers = ? WHERE id = 1 AND position = ?";
    private static final String FORGET = "DELETE FROM ledger_activation WHERE kind = ? AND party = ?";
    private static final String NOTE =
            "INSERT INTO ledger_activation (kind, party, position, made_at) VALUES (?, ?, ?, ?)";

    private MarkTable() {}

    static long bookmark(Connection connection) throws SQLException {
        return number(connection, SELECT);
    }

    /** How many dossiers have been met: the id of the last one. */
    static long dossiers(Connection connection) throws SQLException {
        return number(connection, DOSSIERS);
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet found = select.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    /** Refused when the table is not where it was left: a commit that seemed to fail was made, or somebody else writes. */
    static void move(Connection connection, long from, long position, long dossiers) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setLong(1, position);
            move.setLong(2, dossiers);
            move.setLong(3, from);
            if (move.executeUpdate() != 1) {
                throw new IllegalStateException("Expected the ledger's tables at message " + from
                        + ", where they were left, but they are elsewhere");
            }
        }
    }

    /** Positions of the latest activation of each party, and of all catalogues, in order. */
    static List<Long> activations(Connection connection) throws SQLException {
        List<Long> positions = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT position FROM ledger_activation ORDER BY position");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                positions.add(found.getLong(1));
            }
        }
        return positions;
    }

    /**
     * Remembers the latest activation of a party, and every catalogue: a list adds to those before it, and a start that took
     * up the latest alone would read differently from a rebuild.
     */
    static void note(Connection connection, Entry entry) throws SQLException {
        String name = name(entry);
        try (PreparedStatement forget = connection.prepareStatement(FORGET);
                PreparedStatement note = connection.prepareStatement(NOTE)) {
            forget.setString(1, entry.kind().name());
            forget.setString(2, name);
            forget.executeUpdate();
            note.setString(1, entry.kind().name());
            note.setString(2, name);
            note.setLong(3, entry.position());
            note.setLong(4, entry.at().toEpochMilli());
            note.executeUpdate();
        }
    }

    private static String name(Entry entry) {
        return switch (entry.kind()) {
            case CATALOGUE -> entry.party() + '@' + entry.position();
            // The party is the person; what counts is the latest decision about a source, and all about an order.
            case DECISION ->
                Redelivery.isFamily(entry)
                        ? Redelivery.FAMILY + '@' + entry.position()
                        : entry.facts().get(Decision.SOURCE);
            default -> entry.party();
        };
    }
}
