package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.dossier.Outcome.Kind.DONE;
import static vn.lienthong.ledger.Samples.create;
import static vn.lienthong.ledger.Samples.dossier;
import static vn.lienthong.ledger.Samples.failed;
import static vn.lienthong.ledger.Samples.heard;
import static vn.lienthong.ledger.Samples.step;
import static vn.lienthong.ledger.Samples.withSteps;
import static vn.lienthong.ledger.Story.outcome;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** What happens while the tables are written: between the statements and their commit. */
class BesideTheWritingTest {
    private static int stores;
    private final DataSource real =
            JdbcConnectionPool.create("jdbc:h2:mem:beside-" + stores++ + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final List<String> calls = new ArrayList<>();
    /** At the next commit, before it. */
    private Runnable meanwhile = () -> {};

    private String refusal;
    private boolean isMemoryShort;
    private final Story story = Story.begin(dataSource());

    private DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (p, m, a) -> connection(real.getConnection()));
    }

    private Connection connection(Connection open) {
        return (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> {
                    if (m.getName().equals("commit")) {
                        beforeCommit();
                    }
                    try {
                        return m.invoke(open, a);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void beforeCommit() throws SQLException {
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        if (isMemoryShort) {
            isMemoryShort = false;
            throw new OutOfMemoryError("as if there were none left");
        }
        if (refusal != null) {
            String state = refusal;
            refusal = null;
            throw new SQLException("not committed", state);
        }
    }

    /** Of what is being written, a dossier goes on, its step ends, its problem closes; and others begin. */
    private void muchHappens() {
        calls.add(Story.describe(story.answered(outcome(DONE))));
        story.deliver("ha-noi", heard(0, dossier("A", 4, 5, "two")), failed(1));
        story.deliver("ha-noi", create(0, dossier("B", 2, 6, "one")), heard(1, dossier("HELD", 2, 7, "taken")));
        calls.addAll(story.run(outcome(DONE)));
    }

    private void begin() {
        story.deliver(
                "ha-noi",
                withSteps(0, "A", 2, 1, step(2, 1, "received")),
                failed(1),
                heard(2, dossier("HELD", 1, 2, "held")));
        meanwhile = this::muchHappens;
    }

    private void isWhole() {
        story.ledger.save();
        assertThat(story.ledger.dump())
                .isEqualTo(story.ledgerOfItsOwn(JdbcConnectionPool.create(
                                "jdbc:h2:mem:beside-own-" + stores++ + ";DB_CLOSE_DELAY=-1", "sa", ""))
                        .dump());
        assertThat(story.account("ha-noi").balances()).isTrue();
        Books.audit(real);
    }

    @Test
    void what_is_applied_while_the_tables_are_written_is_written_after_it_once() {
        begin();
        story.ledger.save();

        assertThat(calls).isNotEmpty();
        assertThat(story.ledger.isBehind()).isTrue();
        isWhole();
    }

    @Test
    void a_call_made_meanwhile_says_what_the_rows_say_that_are_being_written() {
        begin();
        story.ledger.save();

        assertThat(calls.get(0)).isIn("LOOK_UP A", "CREATE A=2", "UPDATE A=2");
        assertThat(calls).contains("UPDATE A=4").noneMatch(call -> call.equals("UPDATE A=2 A=4"));
    }

    @Test
    void when_the_store_goes_away_before_the_commit_both_are_written_later() {
        begin();
        refusal = "08006";
        assertThatThrownBy(story.ledger::save).isInstanceOf(LedgerUnavailable.class);

        isWhole();
    }

    @Test
    void an_error_of_the_machine_while_writing_leaves_nothing_half_done_and_nobody_waiting() {
        begin();
        isMemoryShort = true;
        assertThatThrownBy(story.ledger::save).isInstanceOf(OutOfMemoryError.class);

        isWhole();
    }

    @Test
    void when_what_is_written_is_refused_what_was_applied_meanwhile_is_applied_again_too() {
        begin();
        refusal = "23505";
        assertThatThrownBy(story.ledger::save)
                .isInstanceOfSatisfying(LedgerUnavailable.class, e -> assertThat(e.hasGoneBack())
                        .isTrue());
        assertThat(story.ledger.nextCall(story.now)).isEmpty();
        story.ledger.apply(story.entries, story.readings);

        isWhole();
    }
}
