package vn.lienthong.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** A few rows of a database's table, as a hub that polls it would journal them. The connection is read only and writes nothing. */
final class TableRows {
    static final int MOST = 20;
    private static final int MOST_SECONDS = 30;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS");

    private TableRows() {}

    /** @throws SQLException when the database cannot be reached or read */
    static Specimen of(String url, String table, String user, String password) throws SQLException {
        Properties access = new Properties();
        if (!user.isEmpty()) {
            access.put("user", user);
            access.put("password", password);
        }
        try (Connection connection = DriverManager.getConnection(existing(url), access)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            List<Map<String, Object>> rows = rows(connection, table);
            Map<String, String> titles = titles(connection, table);
            connection.rollback();
            byte[] bytes = JsonMapper.builder()
                    .build()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsBytes(rows);
            String name = table.substring(table.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return new Specimen(name + ".json", new Specimen.Content(bytes), titles, false);
        } catch (JsonProcessingException e) {
            throw new SQLException("a column holds what no JSON can: " + e.getOriginalMessage(), e);
        }
    }

    /** H2 would make a database that is not there. */
    private static String existing(String url) {
        boolean h2 = url.startsWith("jdbc:h2:") && !url.toUpperCase(Locale.ROOT).contains("IFEXISTS");
        return h2 ? url + ";IFEXISTS=TRUE" : url;
    }

    private static List<Map<String, Object>> rows(Connection connection, String table) throws SQLException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(MOST);
            statement.setQueryTimeout(MOST_SECONDS);
            try (ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
                while (found.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                        row.put(found.getMetaData().getColumnLabel(i), plain(found.getObject(i)));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /** What the database's owner wrote about the columns. */
    private static Map<String, String> titles(Connection connection, String table) throws SQLException {
        Map<String, String> titles = new HashMap<>();
        String name = table.substring(table.lastIndexOf('.') + 1);
        for (String spelt : List.of(name, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))) {
            try (ResultSet columns = connection.getMetaData().getColumns(connection.getCatalog(), null, spelt, null)) {
                while (columns.next()) {
                    String said = columns.getString("REMARKS");
                    if (said != null && !said.isBlank()) {
                        titles.put(columns.getString("COLUMN_NAME"), said.strip());
                    }
                }
            }
        }
        return titles;
    }

    private static Object plain(Object value) {
        if (value instanceof Timestamp stamp) {
            return TIME.format(stamp.toLocalDateTime());
        }
        if (value instanceof OffsetDateTime exact) {
            return TIME.format(exact.withOffsetSameInstant(ZoneOffset.ofHours(7)));
        }
        if (value instanceof LocalDateTime local) {
            return TIME.format(local);
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
