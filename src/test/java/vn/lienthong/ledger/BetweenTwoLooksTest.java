package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.dossier.Outcome.Kind.DONE;
import static vn.lienthong.ledger.Samples.create;
import static vn.lienthong.ledger.Samples.dossier;
import static vn.lienthong.ledger.Samples.number;
import static vn.lienthong.ledger.Story.outcome;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Call;

/** What another thread does to the ledger between two looks of the one that deals out calls, at the tables and at the memory. */
class BetweenTwoLooksTest {
    private final JdbcConnectionPool pool = JdbcConnectionPool.create(
            "jdbc:h2:mem:looks-" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1", "sa", "");
    /** Done once, by another thread, before the next look at the tables. */
    private final AtomicReference<Runnable> before = new AtomicReference<>();
    /** Done once, by another thread, after the next look at the tables. */
    private final AtomicReference<Runnable> after = new AtomicReference<>();

    private final Story story = Story.begin(watched(pool));

    @AfterEach
    void close() throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }

    @Test
    void a_dossier_that_is_written_just_after_the_look_at_the_tables_is_not_forgotten() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        Call call = story.next();
        story.ledger.forget(call);

        after.set(story.ledger::save);
        story.ledger.nextCall(story.now);

        assertThat(after.get()).as("it was written in between").isNull();
        assertThat(story.ledger.unanswered()).isEmpty();
        story.ledger.forget(call);
        assertThat(story.run(outcome(DONE)))
                .as("dealt out when it is free again")
                .containsExactly("CREATE A=2");
    }

    @Test
    void no_call_is_made_from_rows_that_were_read_on_the_way_back() throws Exception {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        story.ledger.save();
        story.run(outcome(DONE));
        story.deliver("ha-noi", create(0, dossier("B", 2, 1, "one")));
        story.ledger.forget(story.next());
        Books.execute(
                pool,
                "ALTER TABLE dossier ADD CONSTRAINT broken CHECK (number <> '"
                        + number("B").value() + "')");

        before.set(this::goBack);
        assertThat(story.ledger.nextCall(story.now))
                .as("A is delivered, though the tables do not know it")
                .isEmpty();
        assertThat(before.get()).as("the ledger went back in between").isNull();
        assertThat(story.ledger.bookmark()).isEqualTo(1);

        Books.execute(pool, "ALTER TABLE dossier DROP CONSTRAINT broken");
        story.ledger.apply(story.entries, story.readings);
        assertThat(story.run(outcome(DONE))).as("and nothing is forgotten").containsExactly("CREATE B=2");
    }

    private void goBack() {
        try {
            story.ledger.save();
        } catch (LedgerUnavailable e) {
            // It is said again when the entries are applied.
        }
    }

    private DataSource watched(DataSource inner) {
        return proxy(DataSource.class, inner, "getConnection", before, null);
    }

    /** Tells what is about to happen, and what has. */
    private <T> T proxy(
            Class<T> type, T inner, String method, AtomicReference<Runnable> first, AtomicReference<Runnable> then) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, values) -> {
                    boolean isMeant = called.getName().equals(method);
                    if (isMeant && first != null) {
                        doOnce(first);
                    }
                    try {
                        Object result = called.invoke(inner, values);
                        if (isMeant && then != null) {
                            doOnce(then);
                        }
                        return result instanceof Connection connection
                                ? proxy(Connection.class, connection, "close", null, after)
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static void doOnce(AtomicReference<Runnable> what) {
        Runnable now = what.getAndSet(null);
        if (now != null) {
            CompletableFuture.runAsync(now).join();
        }
    }
}
