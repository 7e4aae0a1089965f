package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.bench.Finding.Kind;

/** The checker finds a planted fault of each kind, and nothing in what is right. */
class CheckerTest {
    private static final String DOSSIER = "H60.98-261012-0001";

    private final List<Sent> sent = new ArrayList<>(List.of(said(0, 2), said(1, 4), said(2, 9), said(3, 10)));
    private final List<Effect> effects = new ArrayList<>(List.of(
            state(1, 0, 2),
            step(2, 0, 2),
            state(3, 2, 9),
            step(4, 1, 4),
            step(4, 2, 9),
            state(5, 3, 10),
            step(6, 3, 10)));
    private String held = "10";

    @Test
    void states_that_coalesce_and_steps_that_do_not_are_right() {
        assertThat(check()).isEmpty();
    }

    @Test
    void a_last_word_that_never_came_is_lost() {
        effects.remove(state(5, 3, 10));

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void a_dossier_that_never_came_is_lost() {
        sent.add(new Sent(new Said("H60.98-261012-0002", 0, 2), true));

        assertThat(check())
                .extracting(Finding::dossier, Finding::kind)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("H60.98-261012-0002", Kind.LOST),
                        org.assertj.core.api.Assertions.tuple("H60.98-261012-0002", Kind.LOST));
    }

    @Test
    void a_portal_that_shows_another_status_has_lost_it() {
        held = "9";

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void a_step_that_never_came_is_lost() {
        effects.remove(step(4, 1, 4));

        assertThat(kinds()).containsExactly(Kind.LOST);
    }

    @Test
    void a_state_that_took_effect_twice_is_duplicated_though_its_outcome_was_unknown() {
        effects.set(5, new Effect(5, false, DOSSIER, 3, 10, true));
        effects.add(state(7, 3, 10));

        assertThat(kinds()).containsExactly(Kind.DUPLICATED);
    }

    @Test
    void a_state_of_unknown_outcome_may_come_again_where_the_look_up_cannot_tell_it_from_the_one_before() {
        sent.set(1, said(1, 2));
        effects.set(2, new Effect(3, false, DOSSIER, 1, 2, true));
        effects.set(3, state(4, 1, 2));
        effects.set(4, state(5, 2, 9));
        effects.add(5, step(5, 2, 9));

        assertThat(check()).isEmpty();

        effects.set(2, state(3, 1, 2));
        assertThat(kinds()).containsExactly(Kind.DUPLICATED);
    }

    @Test
    void a_step_that_came_again_without_need_is_duplicated() {
        effects.add(step(7, 3, 10));

        assertThat(kinds()).containsExactly(Kind.DUPLICATED);
    }

    @Test
    void a_step_of_unknown_outcome_may_come_again() {
        effects.set(6, new Effect(6, true, DOSSIER, 3, 10, true));
        effects.add(step(7, 3, 10));

        assertThat(check()).isEmpty();
    }

    @Test
    void steps_in_another_order_are_misordered() {
        effects.set(3, step(4, 2, 9));
        effects.set(4, step(4, 1, 4));

        assertThat(kinds()).containsExactly(Kind.MISORDERED);
    }

    @Test
    void an_older_state_over_a_newer_one_is_stale() {
        effects.add(state(7, 1, 4));
        held = "4";

        assertThat(kinds()).contains(Kind.STALE);
    }

    @Test
    void what_was_late_when_it_was_sent_must_not_take_effect_even_for_a_moment() {
        sent.set(1, said(2, 9));
        sent.set(2, said(1, 4));
        effects.remove(step(4, 1, 4));
        assertThat(check()).isEmpty();

        effects.add(1, state(2, 1, 4));
        assertThat(kinds()).containsExactly(Kind.STALE);
    }

    @Test
    void what_nobody_said_is_invented() {
        effects.add(2, state(2, 1, 5));
        effects.add(new Effect(9, true, "H60.98-261012-0009", 0, 2, false));

        assertThat(kinds()).containsExactly(Kind.INVENTED, Kind.INVENTED);
    }

    @Test
    void what_is_not_acknowledged_may_be_there_or_not() {
        sent.set(3, new Sent(new Said(DOSSIER, 3, 10), false));
        assertThat(check()).isEmpty();

        effects.remove(6);
        effects.remove(5);
        held = "9";
        assertThat(check()).isEmpty();
    }

    @Test
    void what_sources_write_is_recognised_by_its_note_and_its_time() {
        assertThat(Spelling.record(new Said(DOSSIER, 3, 10))).contains("\"GhiChu\":\"lan 3\"", "20261012110000");
        assertThat(Spelling.nthByNote("lan 3")).isEqualTo(3);
        assertThat(Spelling.nthByTime("20261012110000")).isEqualTo(3);
        assertThat(List.of(Spelling.nthByNote("x"), Spelling.nthByTime("20261012110001"), Spelling.nthByTime("")))
                .containsOnly(-1);
    }

    @Test
    void a_script_says_everything_once_in_batches_and_is_the_same_for_the_same_seed() {
        List<List<Said>> script = Script.draw(5, "H60", 50);

        assertThat(script).isEqualTo(Script.draw(5, "H60", 50)).isNotEqualTo(Script.draw(6, "H60", 50));
        assertThat(script.stream().flatMap(List::stream).map(Said::dossier).distinct())
                .hasSize(50);
    }

    private List<Finding> check() {
        return new Checker(sent, effects, Map.of(DOSSIER, held)).check();
    }

    private List<Kind> kinds() {
        return check().stream().map(Finding::kind).toList();
    }

    private static Sent said(int nth, int status) {
        return new Sent(new Said(DOSSIER, nth, status), true);
    }

    private static Effect state(long call, int nth, int status) {
        return new Effect(call, false, DOSSIER, nth, status, false);
    }

    private static Effect step(long call, int nth, int status) {
        return new Effect(call, true, DOSSIER, nth, status, false);
    }
}
