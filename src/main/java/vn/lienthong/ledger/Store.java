package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Where the tables are: H2 or PostgreSQL, with the same SQL for both once the tables exist. */
final class Store {
    private final DataSource dataSource;
    private final Bodies bodies;

    private Store(DataSource dataSource, Bodies bodies) {
        this.dataSource = dataSource;
        this.bodies = bodies;
    }

    /** Work on one connection that needs no transaction of its own. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    static Store open(DataSource dataSource, Bodies bodies) {
        Store store = new Store(dataSource, bodies);
        String product = store.read(connection -> connection.getMetaData().getDatabaseProductName());
        String dialect = "H2".equals(product) ? "h2" : "postgresql";
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/ledger/" + dialect)
                .table("ledger_history")
                // Other rooms keep their tables in the same schema; this room's history begins before its first script.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return store;
    }

    Bodies bodies() {
        return bodies;
    }

    DataSource dataSource() {
        return dataSource;
    }

    <T> T read(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** All or nothing: a crash or an exception leaves the bookmark with its state where they were. */
    <T> T write(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (Throwable e) {
                // Errors too: giving the connection back its mode commits what it holds.
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }
}
