package vn.lienthong.journal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Every statement of the table store, as a DBA would run it. */
final class TableSql {
    /** Any number will do, as long as no other program in this database uses it: "LTJE". */
    static final long LOCK = 0x4C544A45L;

    static final String TAKE_LOCK = "SELECT pg_try_advisory_lock(?)";
    static final String FREE_LOCK = "SELECT pg_advisory_unlock(?)";

    /** Whatever the server's default is: a receipt is given for what is on disk. */
    static final String DURABLE = "SET synchronous_commit TO on";

    static final String RESET = "RESET synchronous_commit";

    static final String HEAD = "SELECT position, chain FROM journal_entry ORDER BY position DESC LIMIT 1";
    static final String CHAIN = "SELECT position, chain FROM journal_entry WHERE position = ?";

    /**
     * One statement for the whole group. Not a JDBC batch: the driver writes a failed batch's values, which are the
     * bodies, into the exception, and pools log that.
     */
    static final String INSERT = """
            INSERT INTO journal_entry (position, kind, party, at_millis, content_type, key_id, codec, contents_length,
                                       commitment, chain, sealed)
            SELECT * FROM unnest(?::bigint[], ?::smallint[], ?::text[], ?::bigint[], ?::text[], ?::text[],
                                 ?::smallint[], ?::integer[], ?::bytea[], ?::bytea[], ?::bytea[])""";

    static final String LIST = """
            SELECT position, kind, party, at_millis, content_type, key_id, codec, contents_length,
                   commitment, chain, sealed
              FROM journal_entry WHERE position > ? AND position <= ? ORDER BY position LIMIT ?""";

    private TableSql() {}

    static void bind(PreparedStatement insert, List<Stored> group) throws SQLException {
        bind(insert, 1, "int8", group, stored -> stored.position);
        bind(insert, 2, "int2", group, stored -> (short) stored.packed.kind);
        bind(insert, 3, "text", group, stored -> stored.packed.party);
        bind(insert, 4, "int8", group, stored -> stored.packed.atMillis);
        bind(insert, 5, "text", group, stored -> stored.packed.contentType);
        bind(insert, 6, "text", group, stored -> stored.packed.keyId);
        bind(insert, 7, "int2", group, stored -> (short) stored.packed.codec);
        bind(insert, 8, "int4", group, stored -> stored.packed.contentsLength);
        bindBytes(insert, 9, group, stored -> stored.packed.commitment);
        bindBytes(insert, 10, group, stored -> stored.chain);
        bindBytes(insert, 11, group, stored -> stored.packed.sealed);
    }

    private static void bind(
            PreparedStatement insert, int at, String type, List<Stored> group, Function<Stored, Object> column)
            throws SQLException {
        Object[] values = group.stream().map(column).toArray();
        insert.setArray(at, insert.getConnection().createArrayOf(type, values));
    }

    private static void bindBytes(PreparedStatement insert, int at, List<Stored> group, Function<Stored, byte[]> column)
            throws SQLException {
        byte[][] values = group.stream().map(column).toArray(byte[][]::new);
        insert.setArray(at, insert.getConnection().createArrayOf("bytea", values));
    }

    static Stored stored(ResultSet row) throws SQLException {
        Packed packed = new Packed(
                row.getInt(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getInt(8),
                row.getBytes(9),
                row.getBytes(11),
                null);
        return Stored.read(row.getLong(1), packed, row.getBytes(10));
    }

    static Head head(ResultSet row) throws SQLException {
        return row.next() ? new Head(row.getLong(1), row.getBytes(2)) : Head.START;
    }
}
