package vn.lienthong.journal;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The one connection that may append: it holds the advisory lock, which ends with it on the server's side. */
final class Appender implements Closeable {
    private final Connection connection;
    private Head head;

    private Appender(Connection connection, Head head) {
        this.connection = connection;
        this.head = head;
    }

    static Appender open(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(true);
            takeLock(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute(TableSql.DURABLE);
                try (ResultSet row = statement.executeQuery(TableSql.HEAD)) {
                    Head head = TableSql.head(row);
                    connection.setAutoCommit(false);
                    return new Appender(connection, head);
                }
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Head head() {
        return head;
    }

    /** Whether the entry that ends there is in the table, with the same chain. */
    boolean knows(Head end) throws SQLException {
        try (PreparedStatement one = connection.prepareStatement(TableSql.CHAIN)) {
            one.setLong(1, end.position());
            try (ResultSet row = one.executeQuery()) {
                Head stored = TableSql.head(row);
                return stored.is(end.position(), end.chain());
            }
        } finally {
            connection.rollback();
        }
    }

    /** All of the group or nothing. After an exception nobody knows which: open a new one, and read. */
    void append(List<Stored> group) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(TableSql.INSERT)) {
            TableSql.bind(insert, group);
            insert.executeUpdate();
            connection.commit();
            head = group.get(group.size() - 1).head();
        }
    }

    /** A pool takes the connection back alive, so the lock is freed by name; on a dead one the server has freed it. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true);
            try (PreparedStatement free = connection.prepareStatement(TableSql.FREE_LOCK);
                    Statement reset = connection.createStatement()) {
                free.setLong(1, TableSql.LOCK);
                free.execute();
                reset.execute(TableSql.RESET);
            }
        } catch (SQLException e) {
            abort();
        }
    }

    /** Never give a pool a connection that may still hold the lock. */
    private void abort() {
        try {
            connection.unwrap(Connection.class).abort(Runnable::run);
        } catch (SQLException e) {
            // Dead already: that is what we wanted.
            return;
        }
    }

    private static void takeLock(Connection connection) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TableSql.TAKE_LOCK)) {
            take.setLong(1, TableSql.LOCK);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw new JournalUnavailable(
                            JournalUnavailable.Reason.IN_USE,
                            "Expected to be alone with table journal_entry, but another connection holds its lock;"
                                    + " stop the other hub, or wait until the database notices that it is gone");
                }
            }
        }
    }
}
