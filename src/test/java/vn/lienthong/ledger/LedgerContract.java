package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.lienthong.dossier.Outcome.Kind.ABSENT;
import static vn.lienthong.dossier.Outcome.Kind.DONE;
import static vn.lienthong.dossier.Outcome.Kind.EXISTS;
import static vn.lienthong.dossier.Outcome.Kind.MISSING;
import static vn.lienthong.dossier.Outcome.Kind.POSTPONED;
import static vn.lienthong.dossier.Outcome.Kind.UNKNOWN;
import static vn.lienthong.ledger.Samples.about;
import static vn.lienthong.ledger.Samples.called;
import static vn.lienthong.ledger.Samples.create;
import static vn.lienthong.ledger.Samples.deriving;
import static vn.lienthong.ledger.Samples.dossier;
import static vn.lienthong.ledger.Samples.heard;
import static vn.lienthong.ledger.Samples.number;
import static vn.lienthong.ledger.Samples.step;
import static vn.lienthong.ledger.Samples.stepAlone;
import static vn.lienthong.ledger.Samples.withSteps;
import static vn.lienthong.ledger.Story.describe;
import static vn.lienthong.ledger.Story.found;
import static vn.lienthong.ledger.Story.outcome;
import static vn.lienthong.ledger.Story.refused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Problem;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Remark;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Kind;
import vn.lienthong.ledger.Decision.Action;

/** What the ledger promises on every store. */
abstract class LedgerContract {
    /** Small batches, so that much is decided about one dossier alone; steps of unknown outcome are parked. */
    private static final LedgerSettings SMALL = new LedgerSettings(2, 4, Story.BACKOFF, false);

    /** An empty database. */
    abstract DataSource dataSource();

    @Test
    void a_new_dossier_is_created_once_and_then_nothing_is_due() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));

        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=2");
        assertThat(story.page("A").delivered()).isEqualTo(new Version(1, 0));
        assertThat(story.page("A").deliveredStatus()).contains(MainStatus.RECEIVED);
        assertThat(story.ledger.nextDue()).isEmpty();
    }

    @Test
    void what_is_sent_is_what_was_heard() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "x".repeat(5000))));

        assertThat(story.next().items().get(0).status()).isEqualTo(dossier("A", 2, 1, "x".repeat(5000)));
    }

    @Test
    void snapshots_coalesce_and_only_the_newest_is_sent() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")), create(1, dossier("A", 4, 2, "two")));
        story.deliver("ha-noi", heard(0, dossier("A", 9, 3, "three")));

        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=9");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(3, 3, 0, 0, 0, 0));
    }

    @Test
    void news_wait_for_company_as_long_as_their_source_says_and_after_a_start_as_well() {
        DataSource tables = dataSource();
        Story story = Story.begin(tables);
        story.window(Duration.ofMinutes(10));
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        story.deliver("hai-phong", create(0, dossier("B", 2, 1, "one")));
        assertThat(story.run(outcome(DONE))).containsExactly("CREATE B=2");
        story.ledger.save();

        Story later = story.goOn(tables);
        later.deliver("ha-noi", heard(0, dossier("A", 4, 2, "two")), create(1, dossier("C", 2, 1, "one")));
        assertThat(later.run(outcome(DONE))).isEmpty();
        assertThat(later.account("ha-noi").pending()).isEqualTo(3);
        later.now = later.ledger.nextDue().orElseThrow();

        assertThat(later.run(outcome(DONE))).containsExactly("CREATE A=4");
        assertThat(later.ledger.nextDue())
                .contains(later.entries.get(6 - 1).at().plus(Duration.ofMinutes(10)));
    }

    @Test
    void a_create_that_never_went_out_stays_one_when_the_source_goes_on_to_update() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        story.deliver("ha-noi", new Heard.Status(0, dossier("A", 4, 2, "two"), false, Heard.Hint.UPDATE));

        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=4");
    }

    @Test
    void an_update_by_the_source_s_word_is_not_looked_up() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", new Heard.Status(0, dossier("A", 4, 2, "two"), false, Heard.Hint.UPDATE));

        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=4");
    }

    @Test
    void news_during_a_call_follow_as_an_update() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        Call first = story.next();
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "two")));

        assertThat(story.ledger.nextCall(story.now))
                .as("one call in flight per dossier")
                .isEmpty();
        story.answer(first, outcome(DONE));
        assertThat(story.account("ha-noi")).isEqualTo(new Account(2, 1, 0, 0, 0, 1));
        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=4");
    }

    @Test
    void equal_content_is_never_sent_again() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", heard(0, dossier("A", 2, 5, "one")));
        story.deliver("ha-noi", heard(0, dossier("A", 4, 3, "older than the repeat")));

        assertThat(story.run(outcome(DONE))).isEmpty();
        assertThat(story.account("ha-noi")).isEqualTo(new Account(3, 1, 1, 1, 0, 0));
    }

    @Test
    void an_undo_is_sent_and_flagged() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 10, 1, "done")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "undone")));

        assertThat(story.page("A").remarks()).containsExactly(Remark.STEPS_BACK);
        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=4");
    }

    @Test
    void remarks_stand_until_the_next_news_and_are_counted_by_source() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 10, 1, "done")), create(1, dossier("B", 10, 1, "done")));
        assertThat(story.ledger.remarks()).isEmpty();

        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "undone")), heard(1, dossier("B", 4, 2, "undone")));
        story.deliver("ha-noi", create(0, about(dossier("C", 4, 2, "invented"), null, "000000001")));
        assertThat(story.ledger.remarks())
                .isEqualTo(Map.of("ha-noi", Map.of(Remark.STEPS_BACK, 2L, Remark.NUMBER_INVENTED, 1L)));
        assertThat(story.page("C").remarks()).containsExactly(Remark.NUMBER_INVENTED);

        story.deliver("ha-noi", heard(0, dossier("A", 9, 3, "on again")));
        assertThat(story.page("A").remarks()).isEmpty();
        assertThat(story.ledger.remarks().get("ha-noi")).containsEntry(Remark.STEPS_BACK, 1L);
        story.run(outcome(DONE));
        assertThat(story.account("ha-noi").pending())
                .as("a remark stops nothing")
                .isZero();
    }

    @Test
    void a_second_dossier_under_a_number_is_a_problem_until_a_person_says_that_it_is_the_same() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        story.deliver(
                "ha-noi",
                heard(0, about(dossier("A", 4, 2, "corrected"), "1.000001", null)),
                heard(1, about(dossier("A", 4, 3, "another"), "1.000002", "099000000002")));
        assertThat(story.openProblems()).as("each alone is a correction").containsExactly("2:1 NUMBER_TWICE 1");

        story.deliver("ha-noi", heard(0, about(dossier("A", 9, 4, "the first goes on"), "1.000001", null)));
        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=9");

        story.release(
                2, 1, heard(1, about(dossier("A", 10, 5, "the same, says a person"), "1.000002", "099000000002")));
        assertThat(story.openProblems()).isEmpty();
        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=10");
    }

    @Test
    void a_step_that_its_source_named_and_names_no_more_is_remarked() {
        Story story = Story.begin(dataSource());
        Step first = step(2, 1, "Tiếp nhận");
        Step asked = step(5, 2, "Yêu cầu bổ sung");
        story.deliver("ha-noi", withSteps(0, "A", 5, 2, first, asked), withSteps(1, "B", 5, 2, first, asked));
        story.deliver("ha-noi", withSteps(0, "A", 9, 3, first, asked, step(9, 3, "Xong")));
        assertThat(story.page("A").remarks()).isEmpty();

        story.deliver("ha-noi", withSteps(0, "A", 9, 4, first, step(9, 2, "Xong"), step(9, 3, "Xong")));
        // One that names only its last steps has rewritten nothing.
        story.deliver("ha-noi", withSteps(0, "B", 9, 4, step(9, 3, "Xong")));

        assertThat(story.page("A").remarks()).containsExactly(Remark.HISTORY_REWRITTEN);
        assertThat(story.page("B").remarks()).isEmpty();
    }

    @Test
    void a_dossier_is_found_by_its_other_number_and_neither_takes_the_others_place() {
        Story story = Story.begin(dataSource());
        story.deliver(
                "ha-noi",
                create(0, called(dossier("A", 2, 1, "one"), "000.00.26.H26-1")),
                create(1, called(dossier("B", 2, 1, "one"), "chung")),
                create(2, called(dossier("C", 2, 1, "one"), "chung")));
        story.deliver("ha-noi", heard(0, called(dossier("A", 4, 2, "two"), "000.00.26.H26-2")));
        story.deliver("ha-noi", heard(0, called(dossier("A", 9, 3, "three"), "000.00.26.H26-1")));

        for (String other : List.of("000.00.26.H26-1", "000.00.26.H26-2")) {
            assertThat(story.ledger.findByOtherNumber(other)).containsExactly(number("A"));
        }
        assertThat(story.ledger.findByOtherNumber("chung")).containsExactly(number("B"), number("C"));
        assertThat(story.ledger.findByOtherNumber("000.00.26")).isEmpty();
        assertThat(story.page("A").believed().orElseThrow().otherNumber()).isEqualTo("000.00.26.H26-1");
    }

    @Test
    void another_source_cannot_take_a_dossier_over() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        story.deliver("bo-y-te", heard(0, dossier("A", 9, 2, "theirs")), stepAlone(1, "A", step(9, 2, "Xong")));

        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=2");
        assertThat(story.openProblems()).containsExactly("2:1 OTHER_SOURCE_OWNS 1", "2:0 OTHER_SOURCE_OWNS 1");
        assertThat(story.account("bo-y-te")).isEqualTo(new Account(2, 0, 0, 0, 2, 0));
    }

    @Test
    void steps_follow_the_dossier_in_order() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", withSteps(0, "A", 2, 1, step(2, 1, "Tiếp nhận"), step(4, 2, "Thẩm định")));
        story.deliver("ha-noi", withSteps(0, "A", 9, 3, step(4, 2, "Thẩm định"), step(9, 3, "Xong")));

        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=9", "STEPS A#1 A#2 A#3");
        assertThat(story.page("A").steps())
                .extracting(DossierPage.StepLine::state)
                .containsOnly(DossierPage.StepState.DELIVERED);
    }

    @Test
    void a_source_without_steps_gives_one_per_status_seen() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", deriving(0, dossier("A", 2, 1, "one")), deriving(1, dossier("A", 2, 2, "two")));
        story.deliver("ha-noi", deriving(0, dossier("A", 9, 3, "three")), deriving(1, dossier("A", 9, 3, "three")));

        assertThat(story.page("A").steps())
                .extracting(line -> line.step().content() + " " + line.step().derived())
                .containsExactly("Được tiếp nhận true", "Đã xử lý xong true");
    }

    @Test
    void a_record_that_only_brings_a_step_ends_with_it() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", withSteps(0, "A", 4, 1, step(4, 1, "Thẩm định")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", withSteps(0, "A", 4, 1, step(4, 1, "Thẩm định"), step(4, 2, "Lấy ý kiến")));

        assertThat(story.account("ha-noi")).isEqualTo(new Account(2, 1, 0, 0, 0, 1));
        assertThat(story.run(outcome(DONE))).containsExactly("STEPS A#2");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(2, 2, 0, 0, 0, 0));
    }

    @Test
    void a_step_refused_alone_is_parked_and_the_dossier_goes_on() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", withSteps(0, "A", 4, 1, step(4, 1, "Hỏng")), stepAlone(1, "A", step(4, 2, "Sau")));
        story.answer(story.next(), outcome(DONE));
        story.answer(story.next(), refused());
        story.answer(story.next(), refused());

        assertThat(story.openProblems()).containsExactly("1:0:1 STEP_REFUSED 1");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(2, 1, 0, 0, 1, 0));
        story.deliver("ha-noi", heard(0, dossier("A", 9, 3, "on")));
        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=9");

        story.decide(Decision.Action.DISCARD, ProblemKey.parse("1:0:1"));
        assertThat(story.run(outcome(DONE))).containsExactly("STEPS A#2");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(3, 3, 0, 0, 0, 0));
    }

    @Test
    void a_refused_look_up_parks_the_steps_of_a_dossier_that_was_discarded() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", withSteps(0, "A", 4, 1, step(4, 1, "Thẩm định")));
        story.answer(story.next(), refused());
        story.decide(Decision.Action.DISCARD, ProblemKey.parse("1:0:0"));
        story.answer(story.next(), refused());

        assertThat(story.openProblems()).containsExactly("1:0:1 STEP_REFUSED 0");
        story.now = story.now.plusSeconds(3600);
        assertThat(story.run(refused())).isEmpty();
    }

    @Test
    void a_batch_that_a_bug_keeps_from_being_written_is_divided_until_the_guilty_dossier_is_named() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")), create(1, dossier("B", 4, 1, "one")));
        Outcome bug = Outcome.notSayable("NullPointerException at X.java:1");
        assertThat(Story.describe(story.answered(bug))).isEqualTo("CREATE A=4 B=4");
        assertThat(Story.describe(story.answered(bug))).isEqualTo("CREATE B=4");
        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=4");
        assertThat(story.openProblems()).containsExactly("1:1 NOT_SAYABLE 1");
    }

    @Test
    void a_released_step_is_sent_again() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", withSteps(0, "A", 4, 1, step(4, 1, "Hỏng")));
        story.answer(story.next(), outcome(DONE));
        story.answer(story.next(), refused());
        assertThat(story.run(outcome(DONE))).isEmpty();

        story.decide(Decision.Action.RELEASE, ProblemKey.parse("1:0:1"));

        assertThat(story.run(outcome(DONE))).containsExactly("STEPS A#1");
        assertThat(story.openProblems()).isEmpty();
    }

    @Test
    void steps_with_an_unknown_outcome_are_sent_again_or_parked_as_set() {
        Story resends = Story.begin(dataSource());
        resends.deliver("ha-noi", withSteps(0, "A", 4, 1, step(4, 1, "Thẩm định")));
        resends.answer(resends.next(), outcome(DONE));
        resends.answer(resends.next(), outcome(UNKNOWN));
        resends.now = resends.now.plusSeconds(60);
        assertThat(resends.run(outcome(DONE))).containsExactly("STEPS A#1");

        Story parks = Story.begin(dataSource(), new LedgerSettings(100, 4, Story.BACKOFF, false));
        parks.deliver("ha-noi", withSteps(0, "A", 4, 1, step(4, 1, "Một"), step(4, 2, "Hai")));
        parks.answer(parks.next(), outcome(DONE));
        parks.answer(parks.next(), outcome(UNKNOWN));
        parks.now = parks.now.plusSeconds(3600);
        assertThat(parks.run(outcome(DONE))).isEmpty();
        assertThat(parks.openProblems()).containsExactly("1:0:1 STEP_OUTCOME_UNKNOWN 0");
        parks.decide(Decision.Action.DISCARD, ProblemKey.parse("1:0:1"));
        assertThat(parks.run(outcome(DONE))).as("both are taken for arrived").isEmpty();
    }

    @Test
    void an_unknown_create_is_looked_up_and_not_sent_twice_when_it_arrived() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.answer(story.next(), outcome(UNKNOWN));
        assertThat(story.ledger.nextCall(story.entries.get(2).at()))
                .as("after a back-off")
                .isEmpty();
        story.now = story.now.plusSeconds(60);

        assertThat(story.run(found(4))).containsExactly("LOOK_UP A");
        assertThat(story.page("A").delivered()).isEqualTo(new Version(1, 0));
        assertThat(story.account("ha-noi")).isEqualTo(new Account(1, 1, 0, 0, 0, 0));
    }

    @Test
    void an_unknown_create_is_sent_again_when_it_did_not_arrive() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.answer(story.next(), outcome(UNKNOWN));
        story.now = story.now.plusSeconds(60);
        story.answer(story.next(), outcome(ABSENT));

        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=4");
    }

    @Test
    void news_after_an_unknown_outcome_wait_for_the_look_up() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.answer(story.next(), outcome(UNKNOWN));
        story.deliver("ha-noi", heard(0, dossier("A", 9, 2, "two")));
        story.now = story.now.plusSeconds(60);

        Call lookUp = story.next();
        assertThat(describe(lookUp)).isEqualTo("LOOK_UP A");
        story.answer(lookUp, found(4));
        assertThat(story.page("A").delivered()).isEqualTo(new Version(1, 0));
        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=9");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(2, 2, 0, 0, 0, 0));
    }

    @Test
    void an_unknown_update_is_not_sent_twice_though_newer_states_hid_what_was_sent() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 2, 1, "one")));
        long create = story.ask(story.next());
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "two")));
        story.answer(create, outcome(DONE));
        long update = story.ask(story.next());
        story.deliver("ha-noi", heard(0, dossier("A", 9, 3, "three")));
        story.answer(update, outcome(UNKNOWN));
        story.now = story.now.plusSeconds(60);

        story.answer(story.next(), found(4));
        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=9");
    }

    @Test
    void a_state_that_comes_back_before_another_was_sent_is_looked_up_and_not_told_twice() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", heard(0, dossier("A", 9, 2, "two")), heard(1, dossier("A", 4, 3, "one")));

        Call lookUp = story.next();
        assertThat(describe(lookUp)).isEqualTo("LOOK_UP A");
        story.answer(lookUp, found(4));
        assertThat(story.run(outcome(DONE))).isEmpty();
        assertThat(story.account("ha-noi")).isEqualTo(new Account(3, 3, 0, 0, 0, 0));
    }

    @Test
    void a_state_that_comes_back_is_told_again_when_the_portal_holds_another() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", heard(0, dossier("A", 9, 2, "two")), heard(1, dossier("A", 4, 3, "one")));
        story.answer(story.next(), found(10));

        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=4");
    }

    @Test
    void a_dossier_to_be_told_again_is_looked_up_and_told_and_a_rebuild_does_the_same() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")), create(1, dossier("B", 4, 1, "two")));
        story.run(outcome(DONE));
        Account before = story.account("ha-noi");

        story.append(Kind.DECISION, "an.thu", new Resend(List.of(number("A"))).facts());
        Call lost = story.next();
        assertThat(describe(lost)).isEqualTo("LOOK_UP A");
        story.answer(lost, outcome(ABSENT));
        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=4");
        story.append(Kind.DECISION, "an.thu", new Resend(List.of(number("B"))).facts());
        Call changed = story.next();
        assertThat(describe(changed)).isEqualTo("LOOK_UP B");
        story.answer(changed, found(2));
        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE B=4");

        assertThat(story.page("A").deliveredStatus()).contains(MainStatus.PROCESSING);
        assertThat(story.account("ha-noi")).isEqualTo(before);
        assertThat(story.ledgerOfItsOwn(dataSource()).dump()).isEqualTo(story.ledger.dump());
    }

    @Test
    void a_dossier_on_its_way_held_or_unknown_is_not_told_again() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")), create(1, dossier("B", 1, 1, "registered")));
        Map<String, List<String>> before = story.ledger.dump();

        story.append(Kind.DECISION, "an.thu", new Resend(List.of(number("A"), number("B"), number("C"))).facts());

        assertThat(story.ledger.dump().get("dossier")).isEqualTo(before.get("dossier"));
    }

    @Test
    void the_believed_states_of_a_source_are_listed_with_how_far_they_have_come() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("hue", create(0, dossier("D", 4, 1, "other")));
        story.deliver("ha-noi", create(0, dossier("B", 9, 1, "two")), create(1, dossier("C", 1, 1, "three")));

        List<String> lines = new ArrayList<>();
        story.ledger.eachBelieved(
                "ha-noi", line -> lines.add(line.believed().status().code() + " " + line.delivery()));

        assertThat(lines).containsExactly("4 CONFIRMED", "9 WAITING", "1 HELD");
    }

    @Test
    void an_unknown_update_that_kept_the_status_is_sent_again() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "two")));
        story.answer(story.next(), outcome(UNKNOWN));
        story.now = story.now.plusSeconds(60);
        story.answer(story.next(), found(4));

        assertThat(story.run(outcome(DONE))).containsExactly("UPDATE A=4");
    }

    @Test
    void after_a_restart_an_unanswered_request_holds_its_dossier_until_it_is_resolved() {
        DataSource store = dataSource();
        Story story = Story.begin(store);
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")), create(1, dossier("B", 4, 1, "one")));
        Call call = story.next();
        long request = story.ask(call);
        story.ledger.save();

        try (Ledger again =
                Ledger.open(store, Story.SETTINGS, Story.ADMISSION, (agency, begun, at) -> Optional.of("H26"))) {
            assertThat(again.bookmark()).isEqualTo(request);
            assertThat(again.nextCall(story.now)).isEmpty();
            assertThat(again.unanswered())
                    .containsExactly(new Intent(
                            request, "H26", Call.Service.CREATE, List.of(number("A"), number("B")), story.now));
        }
        story.answer(request, outcome(UNKNOWN));
        story.now = story.now.plusSeconds(60);
        assertThat(story.ledger.unanswered()).isEmpty();
        assertThat(story.run(outcome(ABSENT)).subList(0, 2)).containsExactlyInAnyOrder("LOOK_UP A", "LOOK_UP B");
    }

    @Test
    void what_was_applied_and_not_written_before_a_crash_is_applied_again_and_leaves_the_same_rows() {
        DataSource store = dataSource();
        Story story = Story.begin(store);
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")), deriving(1, dossier("B", 2, 1, "one")));
        story.ledger.save();
        story.deliver("ha-noi", heard(0, dossier("A", 9, 2, "two")), stepAlone(1, "B", step(4, 3, "Văn thư")));
        story.run(outcome(DONE));
        assertThat(story.ledger.isBehind()).isTrue();

        try (Ledger again =
                Ledger.open(store, Story.SETTINGS, Story.ADMISSION, (agency, begun, at) -> Optional.of("H26"))) {
            assertThat(again.bookmark()).as("as old as the tables").isEqualTo(1);
            again.apply(story.entries, story.readings);
            assertThat(again.dump())
                    .isEqualTo(story.ledgerOfItsOwn(dataSource()).dump());
        }
    }

    @Test
    void what_cannot_be_written_takes_the_ledger_back_and_no_call_is_made_until_it_is_there_again() throws Exception {
        DataSource store = dataSource();
        Story story = Story.begin(store);
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.run(outcome(DONE));
        story.ledger.save();
        int written = story.entries.size();
        story.deliver("ha-noi", heard(0, dossier("A", 9, 2, "two")));
        story.deliver("ha-noi", create(0, dossier("B", 4, 1, "one")), create(1, dossier("C", 4, 1, "one")));
        Books.execute(
                store,
                "ALTER TABLE dossier ADD CONSTRAINT broken CHECK (number <> '"
                        + number("B").value() + "')");
        assertThat(story.run(outcome(DONE))).hasSize(2);

        assertThatThrownBy(story.ledger::save)
                .isInstanceOfSatisfying(LedgerUnavailable.class, e -> assertThat(e.isAboutContent())
                        .isFalse());
        assertThat(story.ledger.bookmark()).isEqualTo(written);
        assertThat(story.ledger.nextCall(story.now))
                .as("A is delivered as 9 already")
                .isEmpty();
        assertThat(story.applyOneByOne(written))
                .as("the message that cannot be written")
                .isEqualTo(written + 2);

        Books.execute(store, "ALTER TABLE dossier DROP CONSTRAINT broken");
        story.ledger.apply(story.entries, story.readings);
        assertThat(story.run(outcome(DONE))).isEmpty();
        assertThat(story.ledger.dump())
                .isEqualTo(story.ledgerOfItsOwn(dataSource()).dump());
    }

    @Test
    void after_a_restart_the_work_of_every_credential_is_found_among_settled_ones() {
        DataSource store = dataSource();
        Story story = Story.begin(store);
        story.credentials.add("H2");
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")), create(1, dossier("B", 4, 1, "one")));
        story.run(outcome(DONE));
        story.deliver("cao-bang", create(0, agency("H2.1", "C")), create(1, agency("H27.1", "D")));
        story.ledger.save();

        try (Ledger again =
                Ledger.open(store, Story.SETTINGS, Story.ADMISSION, (agency, begun, at) -> Optional.of("H26"))) {
            assertThat(List.of(
                            again.nextCall(story.now).orElseThrow().credential(),
                            again.nextCall(story.now).orElseThrow().credential()))
                    .containsExactlyInAnyOrder("H2", "H27");
            assertThat(again.nextCall(story.now)).isEmpty();
        }
    }

    private static DossierStatus agency(String agency, String name) {
        return Samples.dossier(agency, number(name), 4, 1, "one", List.of());
    }

    @Test
    void a_forgotten_call_is_dealt_out_again() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.ledger.forget(story.next());

        assertThat(describe(story.next())).isEqualTo("CREATE A=4");
    }

    @Test
    void a_call_whose_request_is_in_the_journal_cannot_be_forgotten() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        Call call = story.next();
        story.ask(call);
        story.ledger.forget(call);

        assertThat(story.ledger.nextCall(story.now)).isEmpty();
    }

    @Test
    void create_and_update_change_places_when_the_portal_says_so() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        story.answer(story.next(), outcome(EXISTS));
        Call update = story.next();
        assertThat(describe(update)).isEqualTo("UPDATE A=4");
        story.answer(update, outcome(MISSING));

        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=4");
    }

    @Test
    void a_batch_in_which_one_exists_is_looked_up_one_by_one() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")), create(1, dossier("B", 4, 1, "one")));
        story.answer(story.next(), outcome(EXISTS));

        assertThat(List.of(describe(story.next()), describe(story.next())))
                .containsExactlyInAnyOrder("LOOK_UP A", "LOOK_UP B");
    }

    @Test
    void a_refused_batch_is_divided_until_the_guilty_one_stands_alone() {
        Story story = Story.begin(dataSource());
        List<Heard> batch = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            batch.add(create(i, dossier("D" + i, 4, 1, i == 37 ? "guilty" : "innocent")));
        }
        story.deliver("ha-noi", batch);

        int calls = 0;
        for (Optional<Call> call = story.ledger.nextCall(story.now); call.isPresent(); calls++) {
            boolean guilty = call.get().items().stream()
                    .anyMatch(item -> "guilty".equals(item.status().subStatus()));
            story.answer(call.get(), guilty ? refused() : outcome(DONE));
            call = story.ledger.nextCall(story.now);
        }

        assertThat(story.openProblems()).containsExactly("1:37 PORTAL_REFUSED 1");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(64, 63, 0, 0, 1, 0));
        assertThat(calls).isLessThanOrEqualTo(13);
    }

    @Test
    void news_after_a_refusal_try_again_alone_and_settle_both() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "guilty")));
        story.answer(story.next(), refused());
        story.deliver("ha-noi", heard(0, dossier("A", 4, 2, "mended")), create(1, dossier("B", 4, 2, "other")));

        assertThat(story.openProblems()).isEmpty();
        assertThat(story.run(outcome(DONE))).containsExactlyInAnyOrder("CREATE A=4", "CREATE B=4");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(3, 3, 0, 0, 0, 0));
    }

    @Test
    void a_postponed_call_waits_longer_each_time_and_never_gives_up() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            story.answer(story.next(), outcome(POSTPONED));
            waits.add(Duration.between(story.now, story.ledger.nextDue().orElseThrow())
                    .toSeconds());
            story.now = story.ledger.nextDue().orElseThrow();
        }

        assertThat(waits.get(0)).isBetween(8L, 12L);
        assertThat(waits.get(3)).isBetween(70L, 90L);
        assertThat(waits.get(11)).isBetween(525L, 675L);
        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=4");
    }

    @Test
    void a_postponed_call_waits_as_long_as_the_portal_asks_and_its_lane_with_it() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        Call call = story.next();
        story.deliver("ha-noi", create(0, dossier("B", 4, 1, "one")));
        story.answer(call, new Outcome(POSTPONED, "429", "", Duration.ofHours(1)));

        assertThat(story.ledger.nextCall(story.now.plusSeconds(3500))).isEmpty();
        assertThat(story.ledger.nextDue()).contains(story.now.plusSeconds(3600));
        assertThat(story.ledger.nextCall(story.now.plusSeconds(3600))).isPresent();
    }

    @Test
    void one_credential_does_not_wait_for_another() {
        Story story = Story.begin(dataSource(), new LedgerSettings(1, 1, Story.BACKOFF, true));
        List<Heard> flood = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            flood.add(create(i, dossier("D" + i, 4, 1, "one")));
        }
        story.deliver("ha-noi", flood);
        story.deliver("cao-bang", create(0, Samples.dossier("H27.1", number("E"), 4, 1, "one", List.of())));

        assertThat(List.of(story.next().credential(), story.next().credential()))
                .containsExactlyInAnyOrder("H26", "H27");
        assertThat(story.ledger.nextCall(story.now)).as("one in flight each").isEmpty();
    }

    @Test
    void adoption_day_looks_up_and_a_fresh_source_soon_stops_to() {
        Story story = Story.begin(dataSource());
        List<Heard> first = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            first.add(heard(i, dossier("D" + i, 4, 1, "one")));
        }
        story.deliver("ha-noi", first);
        int lookUps = 0;
        for (Optional<Call> call = story.ledger.nextCall(story.now); call.isPresent(); ) {
            boolean lookUp = call.get().service() == Call.Service.LOOK_UP;
            lookUps += lookUp ? 1 : 0;
            story.answer(call.get(), outcome(lookUp ? ABSENT : DONE));
            call = story.ledger.nextCall(story.now);
        }
        assertThat(lookUps).isEqualTo(16);

        Story adoption = Story.begin(dataSource());
        adoption.deliver("ha-noi", first);
        int refusals = 0;
        int calls = 0;
        for (Optional<Call> call = adoption.ledger.nextCall(adoption.now); call.isPresent(); calls++) {
            boolean exists = Math.floorMod(call.get().items().get(0).number().hashCode(), 10) != 0;
            if (call.get().service() == Call.Service.LOOK_UP) {
                adoption.answer(call.get(), exists ? found(2) : outcome(ABSENT));
            } else {
                boolean wrong = call.get().service() == Call.Service.CREATE
                        && call.get().items().stream()
                                .anyMatch(item -> Math.floorMod(item.number().hashCode(), 10) != 0);
                refusals += wrong ? 1 : 0;
                adoption.answer(call.get(), outcome(wrong ? EXISTS : DONE));
            }
            call = adoption.ledger.nextCall(adoption.now);
        }
        assertThat(refusals).isZero();
        assertThat(calls).isGreaterThan(200);
        assertThat(adoption.account("ha-noi")).isEqualTo(new Account(200, 200, 0, 0, 0, 0));
    }

    @Test
    void steps_of_a_dossier_that_only_the_portal_knows_are_sent_after_a_look_up() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Thẩm định")));
        Call lookUp = story.next();
        assertThat(describe(lookUp)).isEqualTo("LOOK_UP A");
        story.answer(lookUp, found(4));

        assertThat(story.run(outcome(DONE))).containsExactly("STEPS A#1");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(1, 1, 0, 0, 0, 0));
    }

    @Test
    void steps_of_a_dossier_that_nobody_knows_wait_named_until_it_comes() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", stepAlone(0, "A", step(4, 1, "Thẩm định")));
        story.answer(story.next(), outcome(ABSENT));
        assertThat(story.openProblems()).containsExactly("1:0:1 STEP_REFUSED 1");
        assertThat(story.account("ha-noi")).isEqualTo(new Account(1, 0, 0, 0, 1, 0));

        story.deliver("ha-noi", heard(0, dossier("A", 4, 1, "one")));

        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=4", "STEPS A#1");
        assertThat(story.openProblems()).isEmpty();
        assertThat(story.account("ha-noi")).isEqualTo(new Account(2, 2, 0, 0, 0, 0));
    }

    @Test
    void a_source_s_page_names_the_last_delivery_and_the_last_that_moved_its_cursor() {
        DataSource store = dataSource();
        Story story = Story.begin(store);
        story.readings.put(1L, List.of(new Reading(1, "ha-noi", story.now, List.of())));
        story.append(Kind.DELIVERY, "ha-noi", Map.of("cursor", "2026-03-01"));
        story.deliver("ha-noi");
        story.deliver("cao-bang");

        assertThat(story.ledger.sources())
                .extracting(SourcePage::source, SourcePage::lastPosition, SourcePage::cursorPosition)
                .containsExactly(tuple("cao-bang", 3L, 0L), tuple("ha-noi", 2L, 1L));
    }

    @Test
    @Timeout(60)
    void a_delivery_full_of_failing_records_does_not_hold_up_the_others() {
        Story story = Story.begin(dataSource());
        int many = 100_000;
        List<Heard> bad = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Heard.Failed failed = (Heard.Failed) Samples.failed(i);
            bad.add(new Heard.Failed(i, failed.number(), failed.problem(), new Fingerprint(7, i)));
        }
        story.deliver("ha-noi", bad);
        story.deliver("hue", create(0, dossier("A", 2, 1, "one")));

        assertThat(story.account("ha-noi").problems()).isEqualTo(many);
        assertThat(story.run(outcome(DONE))).containsExactly("CREATE A=2");
    }

    @Test
    void open_problems_are_counted_by_cause_and_listed_in_the_order_of_their_records() {
        Story story = Story.begin(dataSource());
        long first = story.deliver("hue", unknown(0, "77"), unknown(1, "78"), unknown(2, "77"));
        story.deliver("ha-noi", unknown(0, "77"));
        long last = story.deliver("hue", unknown(0, "77"), Samples.failed(1));

        assertThat(story.ledger.openByCause())
                .extracting(ProblemGroup::source, ProblemGroup::code, ProblemGroup::count)
                .containsExactly(
                        tuple("ha-noi", ProblemCode.CODE_UNKNOWN, 1L),
                        tuple("hue", ProblemCode.CODE_UNKNOWN, 4L),
                        tuple("hue", ProblemCode.FIELD_MISSING, 1L));
        ProblemGroup most = story.ledger.openUnknownCodes().get(0);
        assertThat(most)
                .isEqualTo(new ProblemGroup("hue", ProblemCode.CODE_UNKNOWN, "Mã 77", "Code 77", 3, first, last));
        assertThat(story.ledger.listOpen(most, 10))
                .extracting(ProblemKey::toString)
                .containsExactly(first + ":0", first + ":2", last + ":0");
        assertThat(story.ledger.listOpen(most.upTo(first), 10)).hasSize(2);
        assertThat(story.ledger.listOpen(story.ledger.openByCause().get(1), 10)).hasSize(4);

        story.decide(Action.DISCARD, new ProblemKey(first, 0, 0));
        assertThat(story.ledger.isOpen(new ProblemKey(first, 0, 0))).isFalse();
        assertThat(story.ledger.isOpen(new ProblemKey(first, 2, 0))).isTrue();
        assertThat(story.ledger.openUnknownCodes().get(0).count()).isEqualTo(2);
    }

    private static Heard unknown(int index, String code) {
        Problem problem = new Problem(ProblemCode.CODE_UNKNOWN, "tt", "Mã " + code, "Code " + code);
        return new Heard.Failed(index, null, problem, null);
    }

    @Test
    void a_start_takes_up_every_catalogue_and_the_last_activation_of_a_party() {
        Story story = Story.begin(dataSource());
        story.append(Kind.CATALOGUE, "procedures", Map.of());
        story.append(Kind.ACTIVATION, "hue", Map.of());
        story.append(Kind.CATALOGUE, "procedures", Map.of());
        story.append(Kind.ACTIVATION, "hue", Map.of());

        assertThat(story.ledger.activations()).containsExactly(1L, 3L, 4L);
    }

    @Test
    void a_repeated_group_is_passed_over_and_a_gap_is_refused() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A", 4, 1, "one")));
        Map<String, List<String>> before = story.ledger.dump();

        story.ledger.apply(story.entries, story.readings);

        assertThat(story.ledger.dump()).isEqualTo(before);
        story.entries.add(story.entries.get(0));
        assertThatThrownBy(() -> Story.begin(dataSource()).ledger.apply(List.of(later(story, 3)), Map.of()))
                .hasMessageContaining("Expected message 1");
    }

    private static vn.lienthong.journal.Entry later(Story story, long position) {
        vn.lienthong.journal.Entry entry = story.entries.get(0);
        return new vn.lienthong.journal.Entry(
                position,
                entry.kind(),
                entry.party(),
                entry.at(),
                entry.contentType(),
                entry.facts(),
                entry.payload(),
                entry.seal());
    }

    @Test
    void dossiers_are_found_by_the_beginning_of_their_number() {
        Story story = Story.begin(dataSource());
        story.deliver("ha-noi", create(0, dossier("A1", 4, 1, "")), create(1, dossier("B1", 4, 1, "")));
        story.deliver("ha-noi", create(0, dossier("A0", 4, 1, "")));

        assertThat(story.ledger.search("H26.11-260301-A", 10)).containsExactly(number("A0"), number("A1"));
        assertThat(story.ledger.search("H27", 10)).isEmpty();
    }

    /** How many entries of a random life to live: fewer where each commit waits for a disk. */
    abstract int lifeLength();

    @Test
    void the_same_entries_leave_the_same_rows_whatever_the_groups() {
        DataSource store = dataSource();
        Story story = Story.begin(store, SMALL);
        History history = new History(20260301, story);
        for (int length = 100; length <= lifeLength(); length += 100) {
            history.live(length);
            story.ledger.save();
            Books.audit(store);
        }
        Map<String, List<String>> lived = story.ledger.dump();

        for (int size : new int[] {3, 50, 100_000}) {
            Story again = Story.begin(dataSource(), SMALL);
            for (int from = 0; from < story.entries.size(); from += size) {
                int to = Math.min(story.entries.size(), from + size);
                again.ledger.apply(story.entries.subList(from, to), story.readings);
            }
            Map<String, List<String>> made = again.ledger.dump();
            made.forEach((table, rows) ->
                    assertThat(rows).as(table + " in groups of " + size).isEqualTo(lived.get(table)));
        }
    }

    @Test
    void when_the_portal_answers_well_again_everything_ends_or_is_a_problem() {
        for (long seed = 1; seed <= 5; seed++) {
            DataSource store = dataSource();
            Story story = Story.begin(store, SMALL);
            History history = new History(seed, story);
            history.live(lifeLength() / 5);
            history.drain();

            story.ledger.save();
            Books.audit(store);
            Totals totals = story.ledger.totals();
            assertThat(totals.account().pending())
                    .as("seed " + seed + " " + totals)
                    .isZero();
            assertThat(story.ledger.unanswered()).isEmpty();
        }
    }
}
