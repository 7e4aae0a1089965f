package vn.lienthong.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class PostgresLedgerTest extends LedgerContract {
    private static EmbeddedPostgres server;
    private static int made;
    private final List<HikariDataSource> pools = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Override
    DataSource dataSource() {
        String name = "ledger" + made++;
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true");
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(0);
        pools.add(new HikariDataSource(config));
        return pools.get(pools.size() - 1);
    }

    @AfterEach
    void close() {
        pools.forEach(HikariDataSource::close);
    }

    @Override
    int lifeLength() {
        return 600;
    }
}
