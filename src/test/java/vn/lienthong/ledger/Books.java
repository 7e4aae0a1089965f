package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** Counts the tables again, the slow way, and compares with the counters that pages show. */
final class Books {
    private Books() {}

    static void audit(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            Map<String, Tally> tallies = TallyTable.load(connection);
            Map<String, Tally> counted = count(connection);
            for (Tally tally : tallies.values()) {
                Tally again = counted.getOrDefault(tally.source, new Tally(tally.source));
                assertThat(tally.account().balances())
                        .as(tally.account().toString())
                        .isTrue();
                assertThat(describe(tally)).isEqualTo(describe(again));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String describe(Tally tally) {
        return tally.source + " pending " + tally.pending + " problems " + tally.problems + " open "
                + tally.openProblems + " dossiers " + tally.dossiers + " steps " + tally.waitingSteps;
    }

    private static Map<String, Tally> count(Connection connection) throws SQLException {
        Map<String, Tally> counted = new TreeMap<>();
        for (Row row : DossierTable.load(connection, numbers(connection), false).values()) {
            Tally tally = counted.computeIfAbsent(row.source, Tally::new);
            Row.Share share = row.share();
            tally.pending += share.pending();
            tally.dossiers += share.dossiers();
            tally.waitingSteps += share.waitingSteps();
        }
        String sql = "SELECT source, records, state FROM problem WHERE state = 0 OR state = 2";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                Tally tally = counted.computeIfAbsent(found.getString(1), Tally::new);
                tally.problems += found.getInt(2);
                tally.openProblems += found.getInt(3) == 0 ? 1 : 0;
            }
        }
        return counted;
    }

    private static List<String> numbers(Connection connection) throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT number FROM dossier ORDER BY number")) {
            while (found.next()) {
                numbers.add(found.getString(1));
            }
        }
        return numbers;
    }
}
