package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The SQL of the tables {@code rhythm} and {@code rhythm_hour}: a row per source, and one per source and hour. */
final class RhythmTable {
    private static final long HOURS_KEPT = 10 * 168;
    private static final String SELECT =
            "SELECT source, first_contact, last_news, last_records, cursor_mark, cursor_at, absent FROM rhythm ORDER BY source";
    private static final String INSERT = """
            INSERT INTO rhythm (first_contact, last_news, last_records, cursor_mark, cursor_at, absent, source)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String UPDATE = """
            UPDATE rhythm SET first_contact = ?, last_news = ?, last_records = ?, cursor_mark = ?, cursor_at = ?,
            absent = ? WHERE source = ?""";
    private static final String HOURS = """
            SELECT at_hour, news, contacts, low_lag FROM rhythm_hour WHERE source = ? AND at_hour >= ? AND at_hour <= ?
            ORDER BY at_hour""";
    private static final String ADD = """
            UPDATE rhythm_hour SET news = news + ?, contacts = contacts + ?, low_lag = LEAST(low_lag, ?)
            WHERE source = ? AND at_hour = ?""";
    private static final String BEGIN =
            "INSERT INTO rhythm_hour (news, contacts, low_lag, source, at_hour) VALUES (?, ?, ?, ?, ?)";
    private static final String FORGET = "DELETE FROM rhythm_hour WHERE source = ? AND at_hour < ?";

    private RhythmTable() {}

    /** The row of one source while beats are folded into it. */
    private static final class Line {
        private final String source;
        private final boolean isNew;
        private long firstContact;
        private Long lastNews;
        private int lastRecords;
        private long cursorMark;
        private Long cursorAt;
        private int absent;

        private Line(String source, boolean isNew) {
            this.source = source;
            this.isNew = isNew;
        }

        private void hear(Beats.Beat beat) {
            if (beat.delivery()) {
                lastRecords = beat.records();
                lastNews = beat.records() > 0 ? (Long) beat.at() : lastNews;
            }
            if (beat.cursor() != 0 && beat.cursor() != cursorMark) {
                cursorMark = beat.cursor();
                cursorAt = beat.at();
            }
        }

        private Rhythm page() {
            return new Rhythm(
                    source,
                    Instant.ofEpochMilli(firstContact),
                    instant(lastNews),
                    lastRecords,
                    instant(cursorAt),
                    absent);
        }

        private static Instant instant(Long millis) {
            return millis == null ? null : Instant.ofEpochMilli(millis);
        }
    }

    static List<Rhythm> list(Connection connection) throws SQLException {
        return load(connection).values().stream().map(Line::page).toList();
    }

    static List<RhythmHour> hours(Connection connection, String source, long from, long to) throws SQLException {
        List<RhythmHour> hours = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(HOURS)) {
            select.setString(1, source);
            select.setLong(2, from);
            select.setLong(3, to);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    long lag = found.getLong(4);
                    Duration lowLag = lag == Beats.Gain.NO_LAG ? null : Duration.ofMillis(lag);
                    hours.add(new RhythmHour(found.getLong(1), found.getInt(2), found.getInt(3), lowLag));
                }
            }
        }
        return hours;
    }

    static void save(Connection connection, Beats beats) throws SQLException {
        if (beats.beats.isEmpty() && beats.hours.isEmpty() && beats.absent.isEmpty()) {
            return;
        }
        Map<String, Line> known = load(connection);
        Map<String, Line> touched = new TreeMap<>();
        for (Beats.Beat beat : beats.beats) {
            touched.computeIfAbsent(beat.source(), code -> {
                        Line line = known.get(code);
                        return line != null ? line : first(beat);
                    })
                    .hear(beat);
        }
        // Only a source that was heard can have been missed.
        for (Map.Entry<String, Integer> absent : beats.absent.entrySet()) {
            Line line = touched.computeIfAbsent(absent.getKey(), known::get);
            if (line != null) {
                line.absent += absent.getValue();
            }
        }
        for (Line line : touched.values()) {
            write(connection, line);
        }
        for (Map.Entry<Beats.Key, Beats.Gain> hour : beats.hours.entrySet()) {
            add(connection, hour.getKey(), hour.getValue());
        }
    }

    private static Line first(Beats.Beat beat) {
        Line line = new Line(beat.source(), true);
        line.firstContact = beat.at();
        return line;
    }

    private static Map<String, Line> load(Connection connection) throws SQLException {
        Map<String, Line> lines = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                Line line = new Line(found.getString(1), false);
                line.firstContact = found.getLong(2);
                line.lastNews = DossierTable.getLong(found, 3);
                line.lastRecords = found.getInt(4);
                line.cursorMark = found.getLong(5);
                line.cursorAt = DossierTable.getLong(found, 6);
                line.absent = found.getInt(7);
                lines.put(line.source, line);
            }
        }
        return lines;
    }

    private static void write(Connection connection, Line line) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(line.isNew ? INSERT : UPDATE)) {
            statement.setLong(1, line.firstContact);
            DossierTable.setLong(statement, 2, line.lastNews);
            statement.setInt(3, line.lastRecords);
            statement.setLong(4, line.cursorMark);
            DossierTable.setLong(statement, 5, line.cursorAt);
            statement.setInt(6, line.absent);
            statement.setString(7, line.source);
            statement.executeUpdate();
        }
    }

    /** The first of an hour makes its row, and takes away what is older than anybody asks for. */
    private static void add(Connection connection, Beats.Key hour, Beats.Gain gain) throws SQLException {
        if (change(connection, ADD, hour, gain) > 0) {
            return;
        }
        change(connection, BEGIN, hour, gain);
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, hour.source());
            forget.setLong(2, hour.hour() - HOURS_KEPT);
            forget.executeUpdate();
        }
    }

    private static int change(Connection connection, String sql, Beats.Key hour, Beats.Gain gain) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, gain.news);
            statement.setInt(2, gain.contacts);
            statement.setLong(3, gain.lowLag);
            statement.setString(4, hour.source());
            statement.setLong(5, hour.hour());
            return statement.executeUpdate();
        }
    }
}
