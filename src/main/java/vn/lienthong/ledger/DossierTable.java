package vn.lienthong.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Version;

/** The SQL of the table {@code dossier}. Bodies are read only where they are sent or shown. */
final class DossierTable {
    private static final String COLUMNS = """
            number, source, credential, status, event_at, event_seq, version_position, version_index, origin_position,
            origin_index, received_at, print_high, print_low, flags, hint, news, ended, dropped, hold, presence,
            delivered_position, delivered_index, delivered_status, delivered_high, delivered_low, delivered_at, doubt, due, attempts,
            batch_limit, steps, steps_ended, step_records, step_keys, step_parked, parked_position, parked_index""";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM dossier WHERE number = ANY(?)";
    private static final String SELECT_WITH_BODY = "SELECT " + COLUMNS + ", body FROM dossier WHERE number = ANY(?)";
    private static final String SELECT_BELIEVED =
            "SELECT number FROM dossier WHERE number = ANY(?) AND version_position > 0";
    private static final String INSERT = """
            INSERT INTO dossier (source, credential, status, event_at, event_seq, version_position, version_index,
            origin_position, origin_index, received_at, print_high, print_low, flags, hint, news, ended, dropped, hold,
            presence, delivered_position, delivered_index, delivered_status, delivered_high, delivered_low, delivered_at, doubt, due, attempts,
            batch_limit, steps, steps_ended, step_records, step_keys, step_parked, parked_position, parked_index, body,
            number)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
            ?, ?, ?, ?, ?)""";
    private static final String UPDATE_STATE = """
            UPDATE dossier SET source = ?, credential = ?, status = ?, event_at = ?, event_seq = ?, version_position = ?,
            version_index = ?, origin_position = ?, origin_index = ?, received_at = ?, print_high = ?, print_low = ?,
            flags = ?, hint = ?, news = ?, ended = ?, dropped = ?, hold = ?, presence = ?, delivered_position = ?,
            delivered_index = ?, delivered_status = ?, delivered_high = ?, delivered_low = ?, delivered_at = ?, doubt = ?, due = ?, attempts = ?,
            batch_limit = ?, steps = ?, steps_ended = ?, step_records = ?, step_keys = ?, step_parked = ?,
            parked_position = ?, parked_index = ?""";
    private static final String UPDATE = UPDATE_STATE + " WHERE number = ?";
    private static final String UPDATE_WITH_BODY = UPDATE_STATE + ", body = ? WHERE number = ?";

    private static final Heard.Hint[] HINTS = Heard.Hint.values();
    private static final Row.Hold[] HOLDS = Row.Hold.values();
    private static final Presence[] PRESENCES = Presence.values();

    private DossierTable() {}

    static Map<String, Row> load(Connection connection, Collection<String> numbers, boolean withBody)
            throws SQLException {
        Map<String, Row> rows = new TreeMap<>();
        if (numbers.isEmpty()) {
            return rows;
        }
        Array keys = connection.createArrayOf("VARCHAR", numbers.toArray());
        try (PreparedStatement select = connection.prepareStatement(withBody ? SELECT_WITH_BODY : SELECT)) {
            select.setArray(1, keys);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    Row row = read(found);
                    row.body = withBody ? found.getBytes("body") : null;
                    row.counted = row.share();
                    rows.put(row.number, row);
                }
            }
        } finally {
            keys.free();
        }
        return rows;
    }

    static List<String> listBelieved(Connection connection, Collection<String> numbers) throws SQLException {
        List<String> believed = new ArrayList<>();
        Array keys = connection.createArrayOf("VARCHAR", numbers.toArray());
        try (PreparedStatement select = connection.prepareStatement(SELECT_BELIEVED)) {
            select.setArray(1, keys);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    believed.add(found.getString(1));
                }
            }
        } finally {
            keys.free();
        }
        return believed;
    }

    /** Whose it is, of a row that may not be readable as a whole. */
    static Optional<String> findSource(Connection connection, String number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT source FROM dossier WHERE number = ?")) {
            select.setString(1, number);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getString(1)) : Optional.empty();
            }
        }
    }

    /** Writes each row once; the rows come in the order of their key. */
    static void save(Connection connection, Collection<Row> rows) throws SQLException {
        List<Row> fresh = rows.stream().filter(row -> row.isNew).toList();
        List<Row> renewed =
                rows.stream().filter(row -> !row.isNew && row.hasNewBody).toList();
        List<Row> moved =
                rows.stream().filter(row -> !row.isNew && !row.hasNewBody).toList();
        write(connection, INSERT, fresh, true);
        write(connection, UPDATE_WITH_BODY, renewed, true);
        write(connection, UPDATE, moved, false);
    }

    private static void write(Connection connection, String sql, List<Row> rows, boolean withBody) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Row row : rows) {
                int next = bindDelivery(statement, row, bindBelief(statement, row));
                if (withBody) {
                    statement.setBytes(next++, row.body);
                }
                statement.setString(next, row.number);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static int bindBelief(PreparedStatement statement, Row row) throws SQLException {
        int i = 1;
        statement.setString(i++, row.source);
        statement.setString(i++, row.credential);
        statement.setInt(i++, row.status);
        setLong(statement, i++, row.event.at() == null ? null : (Long) Micros.of(row.event.at()));
        statement.setLong(i++, row.event.sequence());
        i = bind(statement, i, row.version);
        i = bind(statement, i, row.origin);
        setLong(statement, i++, row.receivedAt);
        statement.setLong(i++, row.content.high());
        statement.setLong(i++, row.content.low());
        statement.setInt(i++, row.flags);
        statement.setInt(i++, row.hint.ordinal());
        statement.setInt(i++, row.news);
        statement.setInt(i++, row.ended);
        statement.setInt(i++, row.dropped);
        statement.setInt(i++, row.hold.ordinal());
        return i;
    }

    private static int bindDelivery(PreparedStatement statement, Row row, int first) throws SQLException {
        int i = first;
        statement.setInt(i++, row.presence.ordinal());
        i = bind(statement, i, row.delivered);
        statement.setInt(i++, row.deliveredStatus);
        statement.setLong(i++, row.deliveredContent.high());
        statement.setLong(i++, row.deliveredContent.low());
        setLong(statement, i++, row.deliveredAt);
        statement.setString(i++, row.doubt == null ? null : row.doubt.toString());
        setLong(statement, i++, row.due);
        statement.setInt(i++, row.attempts);
        statement.setInt(i++, row.batchLimit);
        statement.setInt(i++, row.steps);
        statement.setInt(i++, row.stepsEnded);
        statement.setInt(i++, row.stepRecords);
        statement.setBytes(i++, row.stepKeys);
        statement.setInt(i++, row.stepParked);
        return bind(statement, i, row.parkedOrigin);
    }

    private static int bind(PreparedStatement statement, int first, Version version) throws SQLException {
        statement.setLong(first, version.position());
        statement.setInt(first + 1, version.index());
        return first + 2;
    }

    static void setLong(PreparedStatement statement, int i, Long value) throws SQLException {
        if (value == null) {
            statement.setNull(i, Types.BIGINT);
            return;
        }
        statement.setLong(i, value);
    }

    private static Row read(ResultSet found) throws SQLException {
        Row row = new Row(found.getString(1));
        row.source = found.getString(2);
        row.credential = found.getString(3);
        row.status = found.getInt(4);
        Long eventAt = getLong(found, 5);
        row.event = new EventTime(eventAt == null ? null : Micros.toInstant(eventAt), found.getLong(6));
        row.version = new Version(found.getLong(7), found.getInt(8));
        row.origin = new Version(found.getLong(9), found.getInt(10));
        row.receivedAt = getLong(found, 11);
        row.content = new Fingerprint(found.getLong(12), found.getLong(13));
        row.flags = found.getInt(14);
        row.hint = HINTS[found.getInt(15)];
        row.news = found.getInt(16);
        row.ended = found.getInt(17);
        row.dropped = found.getInt(18);
        row.hold = HOLDS[found.getInt(19)];
        readDelivery(found, row);
        return row;
    }

    private static void readDelivery(ResultSet found, Row row) throws SQLException {
        row.presence = PRESENCES[found.getInt(20)];
        row.delivered = new Version(found.getLong(21), found.getInt(22));
        row.deliveredStatus = found.getInt(23);
        row.deliveredContent = new Fingerprint(found.getLong(24), found.getLong(25));
        row.deliveredAt = getLong(found, 26);
        String doubt = found.getString(27);
        row.doubt = doubt == null ? null : Doubt.parse(doubt);
        row.due = getLong(found, 28);
        row.attempts = found.getInt(29);
        row.batchLimit = found.getInt(30);
        row.steps = found.getInt(31);
        row.stepsEnded = found.getInt(32);
        row.stepRecords = found.getInt(33);
        row.stepKeys = found.getBytes(34);
        row.stepParked = found.getInt(35);
        row.parkedOrigin = new Version(found.getLong(36), found.getInt(37));
    }

    static Long getLong(ResultSet found, int i) throws SQLException {
        long value = found.getLong(i);
        return found.wasNull() ? null : (Long) value;
    }
}
