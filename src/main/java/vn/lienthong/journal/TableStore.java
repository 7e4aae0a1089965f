package vn.lienthong.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Groups of entries in a PostgreSQL table: one multi-row insert and one commit per group. */
final class TableStore implements Store {
    private final DataSource source;

    /** Null after a failure, until the next group needs one. Touched by the committer, and by close after it ended. */
    private Appender appender;

    /** The last end that receipts were given for: a database that forgot it must not be written on. */
    private Head promised;

    TableStore(DataSource source) throws SQLException {
        this.source = source;
        this.appender = Appender.open(source);
        this.promised = appender.head();
    }

    @Override
    public Head ready() {
        if (appender != null) {
            return appender.head();
        }
        try {
            Appender fresh = Appender.open(source);
            if (!fresh.knows(promised)) {
                fresh.close();
                throw forgotten();
            }
            appender = fresh;
            return fresh.head();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void write(List<Stored> group) {
        try {
            appender.append(group);
            promised = appender.head();
        } catch (SQLException e) {
            // The commit may have happened behind a lost connection. A new appender reads what is there.
            appender.close();
            appender = null;
            throw failed(e);
        }
    }

    @Override
    public List<Stored> read(long after, long upTo, int maxEntries, long maxBytes) {
        List<Stored> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                PreparedStatement list = connection.prepareStatement(TableSql.LIST)) {
            // With a cursor of this size the bytes behind the limit are not fetched.
            connection.setAutoCommit(false);
            list.setFetchSize(64);
            list.setLong(1, after);
            list.setLong(2, upTo);
            list.setInt(3, maxEntries);
            collect(list, after, maxBytes, found);
            connection.rollback();
            connection.setAutoCommit(true);
            return found;
        } catch (SQLException e) {
            throw unread(e);
        }
    }

    @Override
    public Walk walk(long from, long upTo) {
        return new TableWalk(source, from, upTo);
    }

    @Override
    public void close() {
        if (appender != null) {
            appender.close();
        }
    }

    static JournalUnavailable unread(SQLException cause) {
        return new JournalUnavailable(
                JournalUnavailable.Reason.READ_FAILED,
                "Expected to read table journal_entry, but: " + cause.getMessage() + "; try again",
                cause);
    }

    private static void collect(PreparedStatement list, long after, long maxBytes, List<Stored> found)
            throws SQLException {
        long bytes = 0;
        try (ResultSet row = list.executeQuery()) {
            while (row.next()) {
                Stored stored = TableSql.stored(row);
                long expected = after + found.size() + 1;
                if (stored.position != expected) {
                    throw new JournalDamaged(
                            "table journal_entry",
                            0,
                            expected,
                            Verification.Fault.MISSING,
                            "message " + stored.position + " stands in its place");
                }
                bytes += stored.packed.contentsLength;
                if (bytes > maxBytes && !found.isEmpty()) {
                    return;
                }
                found.add(stored);
            }
        }
    }

    /** A standby that took over without the last commits, or a restored copy: going on would give positions twice. */
    private JournalUnavailable forgotten() {
        return new JournalUnavailable(
                JournalUnavailable.Reason.BROKEN,
                "Expected message " + promised.position() + " in table journal_entry as it was acknowledged, but the"
                        + " database does not have it any more; was an older copy restored, or did a standby take over?"
                        + " Bring back the database that has it, then start the hub again");
    }

    private static JournalUnavailable failed(SQLException cause) {
        return new JournalUnavailable(
                JournalUnavailable.Reason.WRITE_FAILED,
                "Expected to write to table journal_entry, but: " + cause.getMessage()
                        + "; the next append tries again with a new connection",
                cause);
    }
}
