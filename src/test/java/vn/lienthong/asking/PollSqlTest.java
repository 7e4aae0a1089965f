package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template poll-sql against real databases, by its dialects. */
class PollSqlTest {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String TABLE =
            "CREATE TABLE ho_so (id BIGINT PRIMARY KEY, ma VARCHAR(40), cap_nhat TIMESTAMP NOT NULL)";

    @TempDir
    private Path home;

    @Test
    void a_postgresql_table_is_read_on_after_a_crash() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            readOnAfterACrash(server.getJdbcUrl("postgres", "postgres"), "postgresql", "postgres");
        }
    }

    @Test
    void an_h2_table_is_read_on_after_a_crash() throws Exception {
        readOnAfterACrash("jdbc:h2:mem:" + home.getFileName() + ";DB_CLOSE_DELAY=-1", "h2", "sa");
    }

    @ParameterizedTest
    @CsvSource({
        "sqlserver, 'ORDER BY t, i OFFSET 0 ROWS FETCH NEXT :#most ROWS ONLY'",
        "oracle, 'ORDER BY t, i FETCH FIRST :#most ROWS ONLY'",
        "mariadb, 'ORDER BY t, i LIMIT :#most'"
    })
    void each_dialect_says_in_its_own_words_how_many(String dialect, String end) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            Map.of("table", "x.y", "dialect", dialect, "modified", "t", "id", "i")
                    .forEach(exchange::setVariable);

            assertThat(TableQuery.of(new Parameters(exchange)))
                    .isEqualTo("SELECT * FROM x.y WHERE t > :#since OR (t = :#since AND i > :#after) " + end);
        }
    }

    private void readOnAfterACrash(String url, String dialect, String user) throws Exception {
        try (Connection database = DriverManager.getConnection(url, user, "")) {
            run(database, TABLE);
            for (int i = 1; i <= 5; i++) {
                run(database, "INSERT INTO ho_so VALUES (" + i + ", 'H60-" + i + "', '2026-10-12 08:00:00')");
            }
            try (SourceHere here = start(url, dialect, user)) {
                await().atMost(PATIENCE).until(() -> here.deliveries().size() == 3);
                assertThat(here.texts().get(2)).contains("H60-5").doesNotContain("H60-4");
            }
            run(database, "INSERT INTO ho_so VALUES (6, 'H60-6', '2026-10-12 08:00:01')");
            try (SourceHere here = start(url, dialect, user)) {
                await().atMost(PATIENCE).until(() -> here.deliveries().size() >= 4);
                assertThat(here.texts().get(here.texts().size() - 1)).contains("H60-6");
                assertThat(here.deliveries().get(3).facts().get("cursor")).isEqualTo("2026-10-12T08:00:01 6");
            }
        }
    }

    private SourceHere start(String url, String dialect, String user) throws Exception {
        Map<String, String> parameters = new HashMap<>(
                Map.of("dataSource", "bang", "table", "ho_so", "dialect", dialect, "modified", "cap_nhat", "id", "id"));
        parameters.putAll(Map.of("most", "2", "overlap", "0", "period", "300"));
        return SourceHere.start(home, "poll-sql", parameters, """
                - beans:
                    - name: bang
                      type: com.zaxxer.hikari.HikariDataSource
                      properties:
                        jdbcUrl: "%s"
                        username: "%s"
                        readOnly: "true"
                        maximumPoolSize: "1"
                """.formatted(url, user));
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
