package vn.lienthong.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/** Walks the rows as they are, page by page, each page with a connection of its own. */
final class TableWalk implements Store.Walk {
    private static final int PAGE = 500;
    private static final long PAGE_BYTES = 16L * 1024 * 1024;

    private final DataSource source;
    private final long upTo;
    private final Head before;
    private final Deque<Stored> page = new ArrayDeque<>();
    private long seen;

    TableWalk(DataSource source, long from, long upTo) {
        this.source = source;
        this.upTo = upTo;
        this.seen = from - 1;
        this.before = from == 1 ? Head.START : stored(from - 1);
    }

    @Override
    public Head before() {
        return before;
    }

    @Override
    public Stored next() {
        if (page.isEmpty()) {
            turn();
        }
        Stored next = page.poll();
        seen = next == null ? seen : next.position;
        return next;
    }

    @Override
    public String place() {
        return "table journal_entry";
    }

    @Override
    public void close() {
        page.clear();
    }

    private void turn() {
        try (Connection connection = source.getConnection();
                PreparedStatement list = connection.prepareStatement(TableSql.LIST)) {
            connection.setAutoCommit(false);
            list.setFetchSize(64);
            list.setLong(1, seen);
            list.setLong(2, upTo);
            list.setInt(3, PAGE);
            fill(list);
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw TableStore.unread(e);
        }
    }

    private void fill(PreparedStatement list) throws SQLException {
        long bytes = 0;
        try (ResultSet row = list.executeQuery()) {
            while (bytes < PAGE_BYTES && row.next()) {
                Stored stored = TableSql.stored(row);
                bytes += stored.packed.weight();
                page.add(stored);
            }
        }
    }

    private Head stored(long position) {
        try (Connection connection = source.getConnection();
                PreparedStatement one = connection.prepareStatement(TableSql.CHAIN)) {
            one.setLong(1, position);
            try (ResultSet row = one.executeQuery()) {
                Head head = TableSql.head(row);
                if (head.position() != position) {
                    throw new JournalDamaged(place(), 0, position, Verification.Fault.MISSING, "there is no such row");
                }
                return head;
            }
        } catch (SQLException e) {
            throw TableStore.unread(e);
        }
    }
}
