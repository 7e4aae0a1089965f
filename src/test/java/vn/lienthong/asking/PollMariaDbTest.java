package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template poll-sql against a real MariaDB, by an account that may only read. */
@Tag("mariadb")
class PollMariaDbTest {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    @TempDir
    private static Path folder;

    @TempDir
    private Path home;

    private static MariaDbServer server;

    @BeforeAll
    static void start() throws Exception {
        if (MariaDbServer.isHere()) {
            server = MariaDbServer.start(folder);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void table() throws Exception {
        assumeThat(server)
                .as("no /usr/sbin/mariadbd: apt-get install mariadb-server-core mariadb-client-core")
                .isNotNull();
        run("DROP TABLE IF EXISTS ho_so");
        run("CREATE TABLE ho_so (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, ma VARCHAR(40), ten VARCHAR(80),"
                + " phi DECIMAL(12,2), nhan DATE, da_xoa TINYINT(1) NOT NULL DEFAULT 0,"
                + " cap_nhat DATETIME(3) NOT NULL)");
    }

    @Test
    void a_table_is_read_by_its_watermark_and_on_after_a_crash() throws Exception {
        for (int i = 1; i <= 5; i++) {
            insert(i, "2026-10-12 08:00:00.250");
        }
        try (SourceHere here = start("0")) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 3);
            assertThat(here.texts().get(0))
                    .contains("\"ma\":\"H60-1\"", "\"ten\":\"Nguyễn Văn Mẫu\"", "\"phi\":15000.50")
                    .contains("\"cap_nhat\":\"2026-10-12T08:00:00.250\"")
                    .contains("H60-2")
                    .doesNotContain("H60-3");
            assertThat(here.texts().get(2)).contains("H60-5").doesNotContain("H60-4");
        }
        insert(6, "2026-10-12 08:00:00.251");
        try (SourceHere here = start("0")) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 4);
            assertThat(here.texts().get(3)).contains("H60-6").doesNotContain("H60-5");
            assertThat(here.deliveries().get(3).facts().get("cursor")).isEqualTo("2026-10-12T08:00:00.251 6");
            assertThat(here.failure()).isEmpty();
        }
    }

    @Test
    void a_row_that_a_long_transaction_brings_late_is_read_within_the_overlap() throws Exception {
        insert(1, "2026-10-12 08:00:00");
        insert(2, "2026-10-12 08:05:00");
        try (SourceHere here = start("600")) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 1);
            insert(3, "2026-10-12 08:02:00");
            await().atMost(PATIENCE).until(() -> here.texts().stream().anyMatch(text -> text.contains("H60-3")));
        }
    }

    @Test
    void a_row_that_is_marked_as_deleted_comes_once_more_with_its_mark() throws Exception {
        insert(1, "2026-10-12 08:00:00");
        try (SourceHere here = start("0")) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 1);
            run("UPDATE ho_so SET da_xoa = 1, cap_nhat = '2026-10-12 09:00:00' WHERE id = 1");
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 2);
            assertThat(here.texts().get(0)).contains("\"da_xoa\":false");
            assertThat(here.texts().get(1)).contains("H60-1", "\"da_xoa\":true");
        }
    }

    @Test
    void the_hub_reads_by_an_account_that_cannot_write_and_says_when_it_may_not_even_read() throws Exception {
        try (Connection reader = DriverManager.getConnection(server.url(), "doc", "m'ật khẩu");
                Statement statement = reader.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM ho_so")).isInstanceOf(SQLException.class);
        }
        run("RENAME TABLE ho_so TO ho_so_cu");
        try (SourceHere here = start("0")) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());
            assertThat(here.failure()).contains("source-database-fails");
            run("RENAME TABLE ho_so_cu TO ho_so");
            insert(1, "2026-10-12 08:00:00");
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 1);
        }
    }

    private SourceHere start(String overlap) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "dataSource", "bang", "table", "ho_so", "dialect", "mariadb", "modified", "cap_nhat", "id", "id"));
        parameters.putAll(Map.of("most", "2", "overlap", overlap, "period", "300"));
        return SourceHere.start(home, "poll-sql", parameters, """
                - beans:
                    - name: bang
                      type: com.zaxxer.hikari.HikariDataSource
                      properties:
                        jdbcUrl: "%s"
                        username: doc
                        password: "m'ật khẩu"
                        readOnly: "true"
                        maximumPoolSize: "1"
                """.formatted(server.url()));
    }

    private static void insert(int id, String modified) throws SQLException {
        run("INSERT INTO ho_so (id, ma, ten, phi, nhan, cap_nhat) VALUES (" + id + ", 'H60-" + id
                + "', 'Nguyễn Văn Mẫu', 15000.50, '2026-10-12', '" + modified + "')");
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = server.writer();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
