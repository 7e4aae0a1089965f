package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the checker may call unknown, and what not: a real repeat must not hide behind a kill. */
class LostAnswersTest {
    private static final Instant DEATH = Instant.parse("2026-11-23T03:00:00Z");

    private final LostAnswers lost = new LostAnswers();

    private static Instant before(long millis) {
        return DEATH.minusMillis(millis);
    }

    private static Watch.Noted noted(long call, String dossier, Instant at) {
        return new Watch.Noted(new Effect(call, false, dossier, 0, 2, false), at, at.toEpochMilli());
    }

    private List<Long> lost(Watch.Noted... all) {
        return lost.judge(List.of(all)).stream()
                .filter(Effect::isUnknown)
                .map(Effect::call)
                .toList();
    }

    /** Of an effect so long before the death, behind which nothing came. */
    private boolean isLost(long millis) {
        return !lost(noted(7, "a", before(millis))).isEmpty();
    }

    private void killed(long aliveMillisBefore) {
        lost.killed(DEATH, before(aliveMillisBefore));
    }

    @Test
    void an_answer_that_the_portal_dropped_is_lost_and_others_are_not() {
        lost.dropped(7);

        assertThat(isLost(100_000)).isTrue();
        assertThat(lost(noted(8, "a", DEATH))).isEmpty();
    }

    @Test
    void an_answer_shortly_before_a_kill_is_lost_and_one_of_longer_ago_is_written_down() {
        killed(0);

        assertThat(isLost(1_999)).isTrue();
        assertThat(isLost(2_000)).isFalse();
    }

    @Test
    void a_hub_that_has_acknowledged_nothing_for_a_while_may_have_written_nothing_either() {
        killed(3_000);

        assertThat(isLost(4_999)).isTrue();
        assertThat(isLost(5_000)).isFalse();
    }

    @Test
    void no_standstill_is_believed_for_longer_than_five_seconds() {
        killed(60_000);

        assertThat(isLost(6_999)).isTrue();
        assertThat(isLost(7_000)).isFalse();
    }

    @Test
    void a_hub_that_spoke_of_the_dossier_again_had_heard_the_answer() {
        killed(0);

        assertThat(lost(
                        noted(7, "a", before(1_000)),
                        noted(7, "a", before(1_000)),
                        noted(8, "b", before(900)),
                        noted(9, "a", before(500)),
                        noted(10, "a", DEATH.plusMillis(1))))
                .as("7 was heard before 9; of 8 and 9 nothing is known")
                .containsExactly(8L, 9L);
    }

    @Test
    void the_hub_that_got_the_answer_is_the_next_to_die_and_no_later_one() {
        lost.killed(before(3_000), before(3_000));
        lost.killed(DEATH, before(60_000));

        assertThat(isLost(4_000)).isTrue();
        assertThat(isLost(5_500)).as("known at the first death").isFalse();
        assertThat(isLost(2_500)).isTrue();
    }

    @Test
    void what_took_effect_when_no_hub_died_any_more_is_known() {
        killed(0);

        assertThat(isLost(-1)).isFalse();
    }
}
