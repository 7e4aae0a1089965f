package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.dossier.Outcome.Kind.DONE;
import static vn.lienthong.dossier.Outcome.Kind.EXISTS;
import static vn.lienthong.dossier.Outcome.Kind.POSTPONED;
import static vn.lienthong.dossier.Outcome.Kind.UNKNOWN;
import static vn.lienthong.ledger.Samples.create;
import static vn.lienthong.ledger.Samples.dossier;
import static vn.lienthong.ledger.Samples.heard;
import static vn.lienthong.ledger.Samples.step;
import static vn.lienthong.ledger.Samples.stepAlone;
import static vn.lienthong.ledger.Samples.withSteps;
import static vn.lienthong.ledger.Story.outcome;
import static vn.lienthong.ledger.Story.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Issued;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.ledger.Decision.Action;

/** A portal that issues the numbers and cannot be looked up (domain.md 1.9). */
class IssuedNumbersTest {
    private static final Issued NUMBERED = new Issued("H26-20261201-0000001", "");
    private static final Issued CREATED = new Issued(NUMBERED.number(), "10000001");

    private final JdbcConnectionPool store = JdbcConnectionPool.create(
            "jdbc:h2:mem:issued-" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final JdbcConnectionPool other = JdbcConnectionPool.create(
            "jdbc:h2:mem:issued-again-" + System.identityHashCode(this) + ";DB_CLOSE_DELAY=-1", "sa", "");
    private Story story;

    @BeforeEach
    void begin() {
        story = Story.begin(store);
        story.sixSteps = Instant.MIN;
    }

    @AfterEach
    void close() {
        store.dispose();
        other.dispose();
    }

    private static Outcome given(String what) {
        return new Outcome(DONE, what, "", Duration.ZERO);
    }

    /** The next call, which is about one dossier, and its answer. */
    private Call.Item next(String expected, Outcome outcome) {
        waitIfNeeded();
        Call call = story.next();
        assertThat(Story.describe(call)).isEqualTo(expected);
        story.answer(call, outcome);
        return call.items().get(0);
    }

    private void waitIfNeeded() {
        story.ledger.nextDue().filter(due -> due.isAfter(story.now)).ifPresent(due -> story.now = due);
    }

    @Test
    void a_number_comes_first_then_the_dossier_then_its_status_then_its_steps() {
        story.deliver("ha-noi", withSteps(0, "A", 4, 1, step(2, 0, "Tiếp nhận"), step(4, 1, "Xử lý")));

        assertThat(next("NUMBER A", given(NUMBERED.number())).issued()).isEqualTo(Issued.NOTHING);
        assertThat(next("CREATE A=4", given("10000001")).issued()).isEqualTo(NUMBERED);
        assertThat(next("UPDATE A=4", outcome(DONE)).issued()).isEqualTo(CREATED);
        assertThat(next("STEPS A#1 A#2", outcome(DONE)).issued()).isEqualTo(CREATED);
        assertThat(story.ledger.nextDue()).isEmpty();
        assertThat(story.account("ha-noi")).isEqualTo(new Account(1, 1, 0, 0, 0, 0));
    }

    @Test
    void numbers_and_creates_go_one_by_one_and_statuses_together() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")), create(1, dossier("B", 2, 1, "b")));

        List<String> alone = List.of(take("n-1"), take("n-2"), take("i-1"), take("i-2"));
        assertThat(alone).containsExactlyInAnyOrder("NUMBER A", "NUMBER B", "CREATE A=2", "CREATE B=2");
        assertThat(take("")).matches("UPDATE (A=2 B=2|B=2 A=2)");
    }

    private String take(String given) {
        Call call = story.next();
        story.answer(call, given(given));
        return Story.describe(call);
    }

    @Test
    void the_same_number_is_sent_again_after_an_unknown_outcome_and_nothing_is_looked_up() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")));
        next("NUMBER A", given(NUMBERED.number()));

        assertThat(next("CREATE A=2", outcome(UNKNOWN)).issued()).isEqualTo(NUMBERED);
        assertThat(next("CREATE A=2", outcome(POSTPONED)).issued()).isEqualTo(NUMBERED);
        assertThat(next("CREATE A=2", given("10000001")).issued()).isEqualTo(NUMBERED);
        next("UPDATE A=2", outcome(UNKNOWN));
        next("UPDATE A=2", outcome(DONE));
        assertThat(story.ledger.nextDue()).isEmpty();
    }

    @Test
    void a_number_that_was_lost_on_its_way_is_asked_for_again() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")));

        next("NUMBER A", outcome(UNKNOWN));
        next("NUMBER A", given("n-2"));
        assertThat(next("CREATE A=2", given("i")).issued().number()).isEqualTo("n-2");
    }

    @Test
    void an_outcome_that_stays_unknown_is_a_named_problem_and_a_release_sends_the_same_number() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")));
        next("NUMBER A", given(NUMBERED.number()));
        next("CREATE A=2", outcome(UNKNOWN));
        next("CREATE A=2", outcome(EXISTS));

        assertThat(story.openProblems()).containsExactly("1:0 DOSSIER_OUTCOME_UNKNOWN 1");
        assertThat(story.ledger.problems(ProblemQuery.open(1)).get(0).problem().en())
                .contains(NUMBERED.number());
        assertThat(story.ledger.nextDue()).isEmpty();
        story.release(1, 0, create(0, dossier("A", 2, 1, "a")));
        assertThat(next("CREATE A=2", given("10000001")).issued()).isEqualTo(NUMBERED);
        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=2");
    }

    @Test
    void a_person_who_learnt_the_id_releases_with_it_and_the_dossier_is_not_created_again() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")));
        next("NUMBER A", given(NUMBERED.number()));
        next("CREATE A=2", outcome(UNKNOWN));
        next("CREATE A=2", outcome(EXISTS));

        story.releaseAs("10000009", 1, 0, create(0, dossier("A", 2, 1, "a")));

        assertThat(next("UPDATE A=2", outcome(DONE)).issued()).isEqualTo(new Issued(NUMBERED.number(), "10000009"));
        assertThat(story.openProblems()).isEmpty();
        assertThat(story.ledger.nextDue()).isEmpty();
    }

    @Test
    void an_id_given_with_any_other_problem_changes_nothing_of_the_dossier() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")));
        next("NUMBER A", given(NUMBERED.number()));
        next("CREATE A=2", refused());

        story.releaseAs("10000009", 1, 0, create(0, dossier("A", 2, 1, "a")));

        assertThat(next("CREATE A=2", given("10000001")).issued()).isEqualTo(NUMBERED);
    }

    @Test
    void a_refusal_after_an_unknown_outcome_is_not_taken_for_the_whole_truth() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")));
        next("NUMBER A", given("n-1"));
        next("CREATE A=2", outcome(UNKNOWN));
        next("CREATE A=2", refused());
        assertThat(story.openProblems()).containsExactly("1:0 DOSSIER_OUTCOME_UNKNOWN 1");

        story.deliver("ha-noi", create(0, dossier("B", 2, 1, "b")));
        next("NUMBER B", given("n-2"));
        next("CREATE B=2", refused());
        assertThat(story.openProblems()).hasSize(2).anyMatch(problem -> problem.endsWith("PORTAL_REFUSED 1"));
    }

    @Test
    void steps_of_a_dossier_that_was_never_created_wait_under_a_name() {
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Xử lý")));

        assertThat(story.openProblems()).containsExactly("1:0:1 STEP_REFUSED 1");
        assertThat(story.ledger.nextDue()).isEmpty();
        story.deliver("ha-noi", create(0, dossier("A", 4, 2, "a")));
        next("NUMBER A", given("n"));
        next("CREATE A=4", given("i"));
        next("UPDATE A=4", outcome(DONE));
        next("STEPS A#1", outcome(DONE));
        assertThat(story.openProblems()).isEmpty();
    }

    @Test
    void a_dossier_discarded_before_it_was_created_leaves_no_step_waiting_in_silence() {
        story.deliver("ha-noi", withSteps(0, "A", 4, 1, step(4, 1, "Xử lý")));
        next("NUMBER A", given("n"));
        next("CREATE A=4", refused());
        story.decide(Action.DISCARD, new ProblemKey(1, 0, 0));

        assertThat(story.openProblems()).containsExactly("1:0:1 STEP_REFUSED 0");
        assertThat(story.ledger.nextDue()).isEmpty();
    }

    @Test
    void who_began_before_the_day_goes_on_and_who_begins_after_it_changes() {
        story.sixSteps = story.now.plus(Duration.ofHours(10));
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")));
        story.run(outcome(DONE));
        story.now = story.sixSteps;
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "b")), create(1, dossier("B", 2, 1, "b")));

        assertThat(story.run(given("x")))
                .containsExactlyInAnyOrder("UPDATE A=4", "NUMBER B", "CREATE B=2", "UPDATE B=2");
    }

    @Test
    void a_first_call_on_its_way_when_the_day_changes_decides_for_its_dossier() {
        story.sixSteps = story.now.plus(Duration.ofHours(10));
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "a")));
        Call first = story.next();
        long asked = story.ask(first);
        story.now = story.sixSteps;
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "b")));
        story.answer(asked, outcome(UNKNOWN));

        // The new account's queue still knows the dossier; a look at its row takes it out.
        assertThat(story.ledger.nextCall(story.now)).isEmpty();
        waitIfNeeded();
        Call next = story.next();
        assertThat(next.credential() + " " + Story.describe(next)).isEqualTo("H26 LOOK_UP A");
    }

    @Test
    void the_same_entries_leave_the_same_rows() {
        story.deliver("ha-noi", withSteps(0, "A", 4, 1, step(2, 0, "Tiếp nhận")));
        next("NUMBER A", given("n-1"));
        next("CREATE A=4", given("i-1"));
        story.deliver("ha-noi", create(0, dossier("B", 2, 1, "b")));
        next("UPDATE A=4", outcome(UNKNOWN));
        Map<String, List<String>> lived = story.ledger.dump();

        Story again = Story.begin(other);
        again.sixSteps = Instant.MIN;
        again.ledger.apply(story.entries, story.readings);
        assertThat(again.ledger.dump()).isEqualTo(lived);
    }
}
