package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/**
 * Guarantee G4, and G3 with it, in ten thousand interleavings of sources, retries, parking, release, crashes and what follows
 * them: never out of order per dossier. The portal of this test fails it at the first effect that comes too late or twice.
 */
class InterleavingsTest {
    private static final int DOSSIERS = Integer.getInteger("interleavings", 10_000);
    private static final long SEED = Long.getLong("interleavings.seed", 20261122);

    @Test
    void nothing_comes_out_of_order_to_the_portal_in_ten_thousand_interleaved_lives() throws Exception {
        System.out.println("seed " + SEED);
        JdbcConnectionPool tables = JdbcConnectionPool.create("jdbc:h2:mem:lives;DB_CLOSE_DELAY=-1", "sa", "");
        JdbcConnectionPool others = JdbcConnectionPool.create("jdbc:h2:mem:lives-again;DB_CLOSE_DELAY=-1", "sa", "");
        try {
            ManyLives lives = new ManyLives(tables, SEED, DOSSIERS);
            lives.live();
            lives.drain();

            assertThat(lives.missing()).isEmpty();
            assertThat(lives.ledger().totals().account().pending()).isZero();
            assertThat(lives.ledger().totals().waitingSteps()).isZero();
            assertThat(lives.crashes).isPositive();
            assertThat(lives.decisions).isPositive();
            assertThat(lives.windows).isPositive();
            assertThat(lives.portal.repeats()).isPositive();
            Books.audit(tables);
            Ledger again = ManyLives.openLedger(others);
            for (int from = 0; from < lives.entries.size(); from += 500) {
                again.apply(lives.entries.subList(from, Math.min(lives.entries.size(), from + 500)), lives.readings);
            }
            Map<String, java.util.List<String>> made = again.dump();
            lives.ledger().dump().forEach((table, rows) -> assertThat(made.get(table))
                    .as(table)
                    .isEqualTo(rows));
        } finally {
            close(tables);
            close(others);
        }
    }

    private static void close(JdbcConnectionPool pool) throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }
}
