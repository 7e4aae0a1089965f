package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The SQL that finds what is due, through the index (credential, due). */
final class DueQuery {
    private static final String FIRST = """
            SELECT number, due FROM dossier WHERE credential = ? AND due >= 0 ORDER BY credential, due LIMIT ?""";
    private static final String NEXT_CREDENTIAL = """
            SELECT credential FROM dossier WHERE credential >= ? ORDER BY credential LIMIT 1""";
    /**
     * Sorts right behind a credential. H2 begins a search for what is greater at the first equal row of the index, and would
     * read all dossiers of the credential; behind their last it begins at the next one.
     */
    private static final char BEHIND = '\u0001';

    private DueQuery() {}

    record Due(String number, long at) {}

    /**
     * @param later when the first row is due that is not yet; null when the page shows none
     * @param isFull there may be more rows that are due
     */
    record Page(List<String> due, Long later, boolean isFull) {
        Page {
            due = List.copyOf(due);
        }
    }

    static List<Due> first(Connection connection, String credential, int most) throws SQLException {
        List<Due> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIRST)) {
            select.setString(1, credential);
            select.setInt(2, most);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(new Due(found.getString(1), found.getLong(2)));
                }
            }
        }
        return rows;
    }

    static Page list(Connection connection, String credential, long now, int most) throws SQLException {
        List<Due> rows = first(connection, credential, most);
        List<String> due = new ArrayList<>();
        for (Due row : rows) {
            if (row.at() > now) {
                return new Page(due, row.at(), false);
            }
            due.add(row.number());
        }
        return new Page(due, null, rows.size() == most);
    }

    /** Credentials with something outstanding, found by leaping through the index, however many dossiers are settled. */
    static Set<String> credentials(Connection connection) throws SQLException {
        Set<String> credentials = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement(NEXT_CREDENTIAL)) {
            Optional<String> next = next(select, "");
            while (next.isPresent()) {
                if (!first(connection, next.get(), 1).isEmpty()) {
                    credentials.add(next.get());
                }
                next = next(select, next.get() + BEHIND);
            }
        }
        return credentials;
    }

    private static Optional<String> next(PreparedStatement select, String from) throws SQLException {
        select.setString(1, from);
        try (ResultSet found = select.executeQuery()) {
            return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
        }
    }
}
