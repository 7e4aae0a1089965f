package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.dossier.Outcome.Kind.DONE;
import static vn.lienthong.dossier.Outcome.Kind.UNKNOWN;
import static vn.lienthong.ledger.Samples.create;
import static vn.lienthong.ledger.Samples.dossier;
import static vn.lienthong.ledger.Samples.heard;
import static vn.lienthong.ledger.Story.describe;
import static vn.lienthong.ledger.Story.outcome;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/** Guarantee G2 while the ledger's store comes and goes: nothing is told twice, nothing is forgotten, nothing waits for ever. */
class WhenTheStoreFailsTest {
    private static int stores;

    /** A real store behind a line that can be cut. */
    private static final class Line {
        private final DataSource real =
                JdbcConnectionPool.create("jdbc:h2:mem:line-" + stores++ + ";DB_CLOSE_DELAY=-1", "sa", "");
        /** How many connections are still given out; any number when negative. */
        private int left = -1;

        private boolean commitIsLost;

        DataSource dataSource() {
            return (DataSource) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (p, m, a) -> {
                        if (left == 0) {
                            throw new SQLException("the store is away", "08006");
                        }
                        left -= left > 0 ? 1 : 0;
                        return connection((Connection) real.getConnection());
                    });
        }

        private Connection connection(Connection open) {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> {
                        Object result;
                        try {
                            result = m.invoke(open, a);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                        if (commitIsLost && m.getName().equals("commit")) {
                            commitIsLost = false;
                            throw new SQLException("the line was cut at the commit", "08006");
                        }
                        return result;
                    });
        }
    }

    @Test
    void a_group_that_could_not_be_written_is_applied_again_and_its_answer_frees_the_dossier() {
        Line line = new Line();
        Story story = Story.begin(line.dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        long request = story.ask(story.next());
        // What came before is written; then it is away.
        line.left = 1;
        assertThatThrownBy(() -> story.append(Kind.ACTIVATION, "ha-noi", Map.of()))
                .isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(() -> story.answer(request, outcome(DONE))).isInstanceOf(LedgerUnavailable.class);
        line.left = -1;
        story.ledger.apply(story.entries, story.readings);
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "two")));

        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=4");
    }

    @Test
    void candidates_whose_rows_could_not_be_read_are_offered_again() {
        Line line = new Line();
        Story story = Story.begin(line.dataSource());
        for (int i = 0; i < 5; i++) {
            story.deliver("ha-noi", create(0, dossier("A" + i, 2, 1, "one")));
        }
        story.ledger.save();
        try (Ledger again =
                Ledger.open(line.dataSource(), Story.SETTINGS, Story.ADMISSION, (a, b, at) -> Optional.of("H26"))) {
            line.left = 1;
            assertThatThrownBy(() -> again.nextCall(story.now)).isInstanceOf(LedgerUnavailable.class);
            line.left = -1;
            assertThat(again.nextCall(story.now)).hasValueSatisfying(call -> assertThat(describe(call))
                    .isEqualTo("CREATE A0=2 A1=2 A2=2 A3=2 A4=2"));
        }
    }

    @Test
    void news_that_are_due_earlier_do_not_wait_for_an_older_appointment() {
        Story story = Story.begin(new Line().dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        story.answer(story.next(), new Outcome(UNKNOWN, "", "", Duration.ofHours(5)));
        story.deliver("ha-noi", heard(0, dossier("A", 1, 2, "held")));
        story.deliver("ha-noi", heard(0, dossier("A", 4, 3, "two")));

        Optional<Call> next = story.ledger.nextCall(story.now);
        assertThat(next.isPresent())
                .isEqualTo(!story.page("A").nextAttempt().orElseThrow().isAfter(story.now));
        assertThat(story.ledger.nextDue().map(due -> due.isAfter(story.now)).orElse(false))
                .isEqualTo(next.isEmpty());
    }

    @Test
    void a_commit_of_which_nobody_knows_whether_it_was_made_counts_once() {
        Line line = new Line();
        Story story = Story.begin(line.dataSource());
        story.append(Kind.INTERVAL, "ha-noi", Map.of());
        story.ledger.save();
        story.append(Kind.INTERVAL, "ha-noi", Map.of());
        line.commitIsLost = true;
        assertThatThrownBy(story.ledger::save).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(story.ledger::save).isInstanceOf(LedgerUnavailable.class);
        story.ledger.apply(story.entries, story.readings);
        story.ledger.save();

        assertThat(story.ledger.dump())
                .isEqualTo(story.ledgerOfItsOwn(new Line().dataSource()).dump());
    }

    @Test
    void an_answer_that_was_written_at_once_frees_its_dossier_also_when_the_commit_seemed_to_fail() {
        Line line = new Line();
        Story story = Story.begin(line.dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        long request = story.ask(story.next());
        story.ledger.save();
        Map<String, String> done = CallFacts.ofAnswer(new CallFacts.Answered(request, outcome(DONE), 200));
        List<Entry> group =
                List.of(story.write(Kind.ANSWER, "H26", done), story.write(Kind.ACTIVATION, "ha-noi", Map.of()));
        line.commitIsLost = true;
        assertThatThrownBy(() -> story.ledger.apply(group, story.readings)).isInstanceOf(LedgerUnavailable.class);
        story.ledger.apply(group, story.readings);
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "two")));

        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=4");
    }

    @Test
    void an_answer_passed_over_frees_its_dossiers_also_when_the_store_goes_away_at_that_moment() {
        Line line = new Line();
        Story story = Story.begin(line.dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        long request = story.ask(story.next());
        story.ledger.save();
        Map<String, String> done = CallFacts.ofAnswer(new CallFacts.Answered(request, outcome(DONE), 200));
        Entry answer = story.write(Kind.ANSWER, "H26", done);
        SetAside aside = new SetAside(answer.position(), 0, List.of(), "a bug");
        line.left = 1;
        assertThatThrownBy(() -> story.ledger.passOver(answer, aside)).isInstanceOf(LedgerUnavailable.class);
        line.left = -1;
        story.ledger.passOver(answer, aside);

        assertThat(story.ledger.nextCall(story.now.plus(Duration.ofDays(1))))
                .hasValueSatisfying(call -> assertThat(describe(call)).isEqualTo("LOOK_UP A"));
    }
}
