package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.dossier.Outcome.Kind.DONE;
import static vn.lienthong.dossier.Outcome.Kind.POSTPONED;
import static vn.lienthong.dossier.Outcome.Kind.UNKNOWN;
import static vn.lienthong.ledger.Samples.create;
import static vn.lienthong.ledger.Samples.dossier;
import static vn.lienthong.ledger.Story.outcome;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;

/**
 * The portal refuses a session in the middle of a call: it is renewed and the same is said again. Between the two, however far the
 * clock jumps or the reading of the journal lags, the dossiers belong to nobody else.
 */
class ACallIsSaidAgainTest {
    private static final Outcome SESSION_REFUSED = new Outcome(POSTPONED, "401", "", Duration.ofSeconds(60));

    private final JdbcConnectionPool pool = JdbcConnectionPool.create(
            "jdbc:h2:mem:again-" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final Story story = Story.begin(pool);
    private Call call;

    @BeforeEach
    void refused() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        call = story.next();
        story.ledger.begun(call);
    }

    @AfterEach
    void close() throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
        pool.dispose();
    }

    @Test
    void nobody_else_gets_the_dossier_while_the_same_is_said_again() {
        story.answer(call, SESSION_REFUSED);

        assertThat(story.ledger.nextCall(muchLater())).isEmpty();
        long answer = story.answer(call, outcome(DONE));
        story.ledger.ended(call, answer);
        assertThat(story.ledger.nextCall(muchLater())).isEmpty();
        assertThat(story.ledger.nextDue()).isEmpty();
    }

    @Test
    void a_call_that_ends_with_the_refusal_is_dealt_out_again_after_its_wait() {
        long answer = story.answer(call, SESSION_REFUSED);
        story.ledger.ended(call, answer);

        assertThat(story.ledger.nextCall(story.now.plusSeconds(59))).isEmpty();
        assertThat(story.ledger.nextCall(story.now.plusSeconds(60))).isPresent();
    }

    @Test
    void a_call_that_ends_before_the_ledger_has_met_its_answers_is_free_with_the_last_of_them() {
        long first = story.ask(call);
        long second = story.ask(call);
        story.ledger.ended(call, second + 2);
        story.answer(first, SESSION_REFUSED);

        assertThat(story.ledger.nextCall(muchLater())).isEmpty();
        story.answer(second, outcome(UNKNOWN));
        assertThat(story.ledger.nextCall(muchLater()).orElseThrow().service()).isEqualTo(Call.Service.LOOK_UP);
    }

    @Test
    void a_call_that_could_not_be_said_again_is_free_when_it_is_given_up() {
        story.answer(call, SESSION_REFUSED);
        story.ledger.notSent(call, SESSION_REFUSED, story.now);

        assertThat(story.ledger.nextCall(muchLater())).isPresent();
    }

    @Test
    void what_a_crash_left_is_kept_by_nobody() {
        story.answer(call, SESSION_REFUSED);
        Story later = story.goOn(pool);
        later.applyOneByOne(later.ledger.bookmark());

        assertThat(later.ledger.nextCall(muchLater())).isPresent();
    }

    @Test
    void an_answer_that_ends_the_call_frees_the_dossier_before_anybody_says_that_it_ended() {
        long answer = story.answer(call, outcome(UNKNOWN));

        Call next = story.ledger.nextCall(muchLater()).orElseThrow();
        story.ledger.begun(next);
        story.ledger.ended(call, answer);
        assertThat(story.ledger.nextCall(muchLater()))
                .as("the second call has it")
                .isEmpty();
    }

    private Instant muchLater() {
        return story.now.plus(Duration.ofHours(2));
    }
}
