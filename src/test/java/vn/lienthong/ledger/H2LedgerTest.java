package vn.lienthong.ledger;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

class H2LedgerTest extends LedgerContract {
    private final java.util.List<JdbcConnectionPool> pools = new java.util.ArrayList<>();

    @Override
    DataSource dataSource() {
        String name = "ledger-" + System.identityHashCode(this) + "-" + pools.size();
        pools.add(JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1", "sa", ""));
        return pools.get(pools.size() - 1);
    }

    @AfterEach
    void close() throws Exception {
        for (JdbcConnectionPool pool : pools) {
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
            pool.dispose();
        }
    }

    @Override
    int lifeLength() {
        return 2000;
    }
}
