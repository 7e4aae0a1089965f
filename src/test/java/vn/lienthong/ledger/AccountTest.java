package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.dossier.Outcome.Kind.ABSENT;
import static vn.lienthong.dossier.Outcome.Kind.DONE;
import static vn.lienthong.dossier.Outcome.Kind.UNKNOWN;
import static vn.lienthong.ledger.Samples.create;
import static vn.lienthong.ledger.Samples.dossier;
import static vn.lienthong.ledger.Samples.failed;
import static vn.lienthong.ledger.Samples.heard;
import static vn.lienthong.ledger.Samples.number;
import static vn.lienthong.ledger.Samples.step;
import static vn.lienthong.ledger.Samples.stepAlone;
import static vn.lienthong.ledger.Samples.withSteps;
import static vn.lienthong.ledger.Story.found;
import static vn.lienthong.ledger.Story.outcome;
import static vn.lienthong.ledger.Story.refused;

import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.ledger.Decision.Action;

/** Each row of src/docs/account.md; the number in a name is the row's. */
class AccountTest {
    private final DataSource store =
            JdbcConnectionPool.create("jdbc:h2:mem:account" + System.identityHashCode(this), "sa", "");
    private Story story;

    @BeforeEach
    void begin() {
        story = Story.begin(store);
    }

    @AfterEach
    void the_counters_agree_with_the_tables() {
        story.ledger.save();
        Books.audit(store);
        ((JdbcConnectionPool) store).dispose();
    }

    private void account(long records, long settled, long unchanged, long stale, long problems, long pending) {
        assertThat(story.account("ha-noi"))
                .isEqualTo(new Account(records, settled, unchanged, stale, problems, pending));
    }

    private static Heard noCredential(int index, String name, int hour) {
        return create(index, Samples.dossier("H99.1", number(name), 4, hour, "hour " + hour, List.of()));
    }

    @Test
    void row_1_to_3_news_repeats_and_older_ones() {
        story.deliver("ha-noi", create(0, dossier("A", 4, 2, "one")));
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "one")), heard(1, dossier("A", 2, 1, "zero")));
        account(3, 0, 1, 1, 0, 1);
    }

    @Test
    void row_4_a_stale_record_with_a_new_step_ends_with_the_step() {
        story.deliver("ha-noi", create(0, dossier("A", 4, 2, "one")));
        story.deliver("ha-noi", withSteps(0, "A", 2, 1, step(2, 1, "Tiếp nhận")));
        account(2, 0, 0, 0, 0, 2);
        story.answer(story.next(), outcome(DONE));
        account(2, 1, 0, 0, 0, 1);
        story.run(outcome(DONE));
        account(2, 2, 0, 0, 0, 0);
    }

    @Test
    void row_5_a_record_that_cannot_be_believed_is_a_problem_of_its_own() {
        story.deliver("ha-noi", failed(0), create(1, dossier("A", 4, 24 * 90, "in the future")));
        account(2, 0, 0, 0, 2, 0);
        assertThat(story.openProblems()).containsExactly("1:1 TIMES_CONTRADICT 1", "1:0 FIELD_MISSING 1");
    }

    @Test
    void row_6_and_7_a_step_alone_is_pending_once() {
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")), stepAlone(1, "A", step(4, 1, "Một")));
        account(2, 0, 1, 0, 0, 1);
    }

    @Test
    void row_8_and_9_one_delivery_settles_all_that_it_covers() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")), create(1, dossier("A", 4, 2, "two")));
        account(2, 0, 0, 0, 0, 2);
        story.run(outcome(DONE));
        account(2, 2, 0, 0, 0, 0);
    }

    @Test
    void row_9_a_look_up_that_proves_the_arrival_settles() {
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.answer(story.next(), outcome(UNKNOWN));
        story.now = story.now.plusSeconds(60);
        account(1, 0, 0, 0, 0, 1);
        story.answer(story.next(), found(4));
        account(1, 1, 0, 0, 0, 0);
    }

    @Test
    void row_10_to_12_held_records_move_on_with_the_dossier() {
        story.deliver("ha-noi", create(0, dossier("A", 1, 1, "registered")));
        account(1, 0, 0, 0, 1, 0);
        story.deliver("ha-noi", create(0, dossier("A", 1, 2, "still registered")));
        account(2, 0, 0, 0, 2, 0);
        assertThat(story.openProblems()).containsExactly("2:0 HELD_BEFORE_RECEPTION 2");
        story.deliver("ha-noi", create(0, dossier("A", 2, 3, "received")));
        account(3, 0, 0, 0, 0, 3);
        story.run(outcome(DONE));
        account(3, 3, 0, 0, 0, 0);
        assertThat(story.openProblems()).isEmpty();
    }

    @Test
    void row_10_a_state_in_flight_settles_its_own_records_though_a_newer_one_is_held() {
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        var call = story.next();
        story.deliver("ha-noi", create(0, dossier("A", 1, 2, "undone")));
        account(2, 0, 0, 0, 2, 0);
        story.answer(call, outcome(DONE));
        account(2, 1, 0, 0, 1, 0);
        assertThat(story.openProblems()).containsExactly("2:0 HELD_BEFORE_RECEPTION 1");
    }

    @Test
    void row_10_no_credential_and_row_16_released_when_there_is_one() {
        story.deliver("ha-noi", noCredential(0, "A", 1));
        account(1, 0, 0, 0, 1, 0);
        story.release(1, 0, noCredential(0, "A", 1));
        account(1, 0, 0, 0, 1, 0);
        story.credentials.add("H99");
        story.release(1, 0, noCredential(0, "A", 1));
        account(1, 0, 0, 0, 0, 1);
        story.run(outcome(DONE));
        account(1, 1, 0, 0, 0, 0);
    }

    @Test
    void row_13_and_17_a_parked_step_holds_back_later_ones_until_it_is_released() {
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")));
        story.answer(story.next(), refused());
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 2, "Hai")));
        account(3, 1, 0, 0, 2, 0);
        story.decide(Action.RELEASE, ProblemKey.parse("4:0:1"));
        account(3, 1, 0, 0, 0, 2);
        story.run(outcome(DONE));
        account(3, 3, 0, 0, 0, 0);
    }

    @Test
    void row_14_a_step_without_a_dossier_waits_by_name() {
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")));
        story.answer(story.next(), outcome(ABSENT));
        account(1, 0, 0, 0, 1, 0);
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        account(2, 2, 0, 0, 0, 0);
    }

    @Test
    void row_15_a_mended_record_is_heard_as_if_it_came_now() {
        story.deliver("ha-noi", failed(0), create(1, dossier("B", 4, 1, "one")));
        story.release(1, 0, create(0, dossier("A", 4, 1, "mended")), create(1, dossier("B", 4, 1, "one")));
        account(2, 0, 0, 0, 0, 2);
        assertThat(story.openProblems()).isEmpty();
    }

    @Test
    void row_5b_the_same_failing_record_in_the_next_poll_is_no_second_problem() {
        Fingerprint said = new Fingerprint(7, 8);
        Heard failing = new Heard.Failed(0, null, Samples.problem(ProblemCode.CODE_UNKNOWN), said);
        story.deliver("ha-noi", failing);
        story.deliver("ha-noi", failing);
        account(2, 0, 1, 0, 1, 0);
        story.decide(Action.DISCARD, ProblemKey.parse("1:0"));
        story.deliver("ha-noi", failing);
        account(3, 0, 2, 0, 1, 0);
    }

    @Test
    void row_5b_a_released_record_that_fails_again_is_a_problem_again_and_not_a_repeat() {
        Heard failing = new Heard.Failed(0, null, Samples.problem(ProblemCode.CODE_UNKNOWN), new Fingerprint(7, 8));
        story.deliver("ha-noi", failing);
        story.release(1, 0, failing);
        account(1, 0, 0, 0, 1, 0);
        assertThat(story.openProblems()).containsExactly("1:0 CODE_UNKNOWN 1");
    }

    @Test
    void row_5b_two_dossiers_that_say_the_same_are_two_problems() {
        story.deliver("cao-bang", create(0, dossier("A", 4, 1, "one")), create(1, dossier("B", 4, 1, "one")));
        story.deliver("ha-noi", create(0, dossier("A", 4, 2, "two")), create(1, dossier("B", 4, 2, "two")));
        account(2, 0, 0, 0, 2, 0);
        story.deliver("ha-noi", create(0, dossier("B", 4, 2, "two")), withSteps(1, "B", 4, 2, step(4, 1, "Một")));
        account(4, 0, 1, 0, 3, 0);
    }

    @Test
    void row_5b_the_same_step_of_a_dossier_of_another_source_is_one_problem() {
        story.deliver("cao-bang", create(0, dossier("A", 4, 1, "one")), create(1, dossier("B", 4, 1, "one")));
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")), stepAlone(1, "B", step(4, 1, "Một")));
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")), stepAlone(1, "A", step(4, 2, "Hai")));
        account(4, 0, 1, 0, 3, 0);
    }

    @Test
    void row_15_a_record_that_fails_again_keeps_its_name() {
        story.deliver("ha-noi", failed(0));
        story.release(1, 0, failed(0));
        account(1, 0, 0, 0, 1, 0);
        assertThat(story.openProblems()).containsExactly("1:0 FIELD_MISSING 1");
    }

    @Test
    void row_15_an_old_record_without_times_does_not_overwrite_a_newer_one() {
        story.deliver("ha-noi", failed(0));
        story.deliver("ha-noi", create(0, dossier("A", 9, -1, "newer")));
        story.release(1, 0, create(0, dossier("A", 2, -1, "older, but released later")));
        account(2, 0, 0, 1, 0, 1);
    }

    @Test
    void row_15_an_unreadable_delivery_becomes_the_records_it_holds() {
        Heard unreadable = new Heard.Failed(0, null, Samples.problem(ProblemCode.UNREADABLE_DELIVERY), null);
        story.deliver("ha-noi", unreadable);
        account(1, 0, 0, 0, 1, 0);
        story.release(1, 0, create(0, dossier("A", 4, 1, "")), create(1, dossier("B", 4, 1, "")), failed(2));
        account(3, 0, 0, 0, 1, 2);
    }

    @Test
    void row_16_a_refused_record_is_read_again_and_tried_again_as_one_record() {
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "wrong")));
        story.answer(story.next(), refused());
        account(1, 0, 0, 0, 1, 0);
        story.release(1, 0, create(0, dossier("A", 4, 1, "mended by the mapping")));
        account(1, 0, 0, 0, 0, 1);
        assertThat(story.next().items().get(0).status().subStatus()).isEqualTo("mended by the mapping");
    }

    @Test
    void row_18_discarded_records_stay_problems_and_are_never_sent() {
        story.deliver("ha-noi", failed(0), create(1, dossier("A", 4, 1, "wrong")));
        story.answer(story.next(), refused());
        story.decide(Action.DISCARD, ProblemKey.parse("1:0"), ProblemKey.parse("1:1"));
        account(2, 0, 0, 0, 2, 0);
        assertThat(story.openProblems()).isEmpty();
        assertThat(story.run(outcome(DONE))).isEmpty();

        story.deliver("ha-noi", create(0, dossier("A", 9, 2, "right")));
        story.run(outcome(DONE));
        account(3, 1, 0, 0, 2, 0);
    }

    @Test
    void row_19_a_discarded_step_lets_later_ones_go() {
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")));
        story.answer(story.next(), refused());
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 2, "Hai")));
        story.decide(Action.DISCARD, ProblemKey.parse("4:0:1"));
        account(3, 1, 0, 0, 1, 1);
        story.run(outcome(DONE));
        account(3, 2, 0, 0, 1, 0);
    }

    @Test
    void row_20_steps_of_a_discarded_dossier_without_credential_wait_by_name() {
        story.deliver("ha-noi", noCredential(0, "A", 1), stepAlone(1, "A", step(4, 1, "Một")));
        account(2, 0, 0, 0, 2, 0);
        story.decide(Action.DISCARD, ProblemKey.parse("1:0"));
        account(2, 0, 0, 0, 2, 0);
        assertThat(story.openProblems()).containsExactly("1:1:1 NO_CREDENTIAL 1");

        story.deliver("ha-noi", stepAlone(0, "A", step(4, 2, "Hai")));
        account(3, 0, 0, 0, 3, 0);
        story.decide(Action.DISCARD, ProblemKey.parse("1:1:1"));
        account(3, 0, 0, 0, 3, 0);
        assertThat(story.openProblems()).containsExactly("3:0:2 NO_CREDENTIAL 1");

        story.decide(Action.DISCARD, ProblemKey.parse("3:0:2"));
        account(3, 0, 0, 0, 3, 0);
        assertThat(story.openProblems()).isEmpty();
    }

    @Test
    void row_20_a_step_that_comes_after_its_dossier_was_discarded_waits_by_name_too() {
        story.deliver("ha-noi", noCredential(0, "A", 1));
        story.decide(Action.DISCARD, ProblemKey.parse("1:0"));
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")));
        account(2, 0, 0, 0, 2, 0);
        assertThat(story.openProblems()).containsExactly("3:0:1 NO_CREDENTIAL 1");
    }

    @Test
    void row_20_such_steps_go_once_there_is_a_credential() {
        story.deliver("ha-noi", noCredential(0, "A", 1), stepAlone(1, "A", step(4, 1, "Một")));
        story.decide(Action.DISCARD, ProblemKey.parse("1:0"));
        story.decide(Action.RELEASE, ProblemKey.parse("1:1:1"));
        assertThat(story.openProblems()).containsExactly("1:1:1 NO_CREDENTIAL 1");
        story.credentials.add("H99");
        story.decide(Action.RELEASE, ProblemKey.parse("1:1:1"));
        account(2, 0, 0, 0, 1, 1);
        assertThat(story.run(found(4))).startsWith("LOOK_UP A");
    }

    @Test
    void row_20_such_steps_go_by_themselves_after_a_newer_state() {
        story.deliver("ha-noi", noCredential(0, "A", 1), stepAlone(1, "A", step(4, 1, "Một")));
        story.decide(Action.DISCARD, ProblemKey.parse("1:0"));
        story.deliver("ha-noi", create(0, dossier("A", 9, 2, "moved to an agency with a credential")));
        account(3, 0, 0, 0, 2, 1);
        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=9", "STEPS A#1");
        account(3, 2, 0, 0, 1, 0);
        assertThat(story.openProblems()).isEmpty();
    }

    @Test
    void row_20_a_stub_s_later_steps_stay_named_when_the_first_is_discarded() {
        story.deliver("ha-noi", stub("Một", 1));
        story.deliver("ha-noi", stub("Hai", 2));
        story.decide(Action.DISCARD, ProblemKey.parse("1:0:1"));
        account(2, 0, 0, 0, 2, 0);
        assertThat(story.openProblems()).containsExactly("2:0:2 NO_CREDENTIAL 1");
    }

    @Test
    void row_20_a_step_in_flight_ends_though_its_dossier_is_discarded_meanwhile() {
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")));
        var call = story.next();
        long request = story.ask(call);
        story.deliver("ha-noi", noCredential(0, "A", 2), stepAlone(1, "A", step(4, 2, "Hai")));
        story.decide(Action.DISCARD, ProblemKey.parse("6:0"));
        assertThat(story.openProblems()).containsExactly("4:0:1 NO_CREDENTIAL 2");
        story.answer(request, outcome(DONE));
        account(4, 2, 0, 0, 2, 0);
        assertThat(story.openProblems()).containsExactly("6:1:2 NO_CREDENTIAL 1");
    }

    @Test
    void row_20_a_refusal_of_a_step_that_was_discarded_in_flight_is_no_news() {
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Một")));
        long request = story.ask(story.next());
        story.deliver("ha-noi", noCredential(0, "A", 2));
        story.decide(Action.DISCARD, ProblemKey.parse("6:0"));
        story.decide(Action.DISCARD, ProblemKey.parse("4:0:1"));
        story.answer(request, refused());
        account(3, 1, 0, 0, 2, 0);
        assertThat(story.openProblems()).isEmpty();
    }

    private static Heard stub(String content, int hour) {
        return new Heard.StepAlone(0, number("A"), new AgencyCode("H99.1"), step(4, hour, content));
    }

    @Test
    void a_decision_about_a_problem_that_is_no_longer_open_changes_nothing() {
        story.deliver("ha-noi", create(0, dossier("A", 1, 1, "registered")));
        story.deliver("ha-noi", create(0, dossier("A", 2, 2, "received")));
        story.release(1, 0, create(0, dossier("A", 1, 1, "registered")));
        story.decide(Action.DISCARD, ProblemKey.parse("1:0"));
        account(2, 0, 0, 0, 0, 2);
        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=2");
    }
}
