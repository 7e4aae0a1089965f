package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Outcome.Kind;

class BreakerTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), 2, Duration.ofMinutes(5));
    private static final long AT = 1_000_000;

    private final Breaker breaker = new Breaker("H26");

    private static Outcome of(Kind kind, String code, Duration retryAfter) {
        return new Outcome(kind, code, "", retryAfter);
    }

    private void judge(Kind kind, long at) {
        breaker.judge(of(kind, "503", Duration.ZERO), at, BACKOFF);
    }

    /** The wait of the next failure, felt as soon as it may be. */
    private long fail(long at) {
        judge(Kind.POSTPONED, at);
        return breaker.until() - at;
    }

    @Test
    void it_is_closed_then_open_then_half_open_and_closed_by_an_answer() {
        assertThat(breaker.state(AT)).isEqualTo(LaneState.CLOSED);
        judge(Kind.POSTPONED, AT);
        assertThat(breaker.state(AT + 100)).isEqualTo(LaneState.OPEN);
        assertThat(breaker.state(AT + 2000)).isEqualTo(LaneState.HALF_OPEN);
        judge(Kind.REFUSED, AT + 2100);
        assertThat(breaker.state(AT + 2100)).isEqualTo(LaneState.CLOSED);
    }

    @Test
    void half_open_lets_one_call_through_and_open_none() {
        judge(Kind.POSTPONED, AT);

        assertThat(breaker.admits(AT + 100, 0, 4)).isFalse();
        assertThat(breaker.admits(AT + 2000, 0, 4)).isTrue();
        assertThat(breaker.admits(AT + 2000, 1, 4)).isFalse();
        judge(Kind.DONE, AT + 2100);
        assertThat(breaker.admits(AT + 2100, 3, 4)).isTrue();
    }

    @Test
    void each_failed_attempt_waits_longer_give_or_take_an_eighth_up_to_the_longest() {
        long at = AT;
        for (int attempt = 1; attempt <= 400; attempt++) {
            long wait = fail(at);
            double expected = Math.min(300_000, 1000 * Math.pow(2, Math.min(attempt - 1, 20)));
            assertThat((double) wait).isBetween(expected * 0.875 - 1, expected * 1.125 + 1);
            at = breaker.until();
        }
    }

    @Test
    void two_credentials_do_not_come_back_in_the_same_moment() {
        Breaker other = new Breaker("H27");
        judge(Kind.POSTPONED, AT);
        other.judge(of(Kind.POSTPONED, "503", Duration.ZERO), AT, BACKOFF);

        assertThat(other.until()).isNotEqualTo(breaker.until());
    }

    @Test
    void calls_that_were_on_their_way_when_it_opened_are_not_further_failures() {
        long wait = fail(AT);
        judge(Kind.POSTPONED, AT + 1);
        judge(Kind.POSTPONED, AT + 2);

        assertThat(breaker.until()).isEqualTo(AT + wait);
        assertThat(breaker.page(AT + 3, 0).failed()).isEqualTo(1);
    }

    @Test
    void the_portal_s_own_wait_is_kept_when_it_is_longer() {
        breaker.judge(of(Kind.POSTPONED, "429", Duration.ofMinutes(10)), AT, BACKOFF);

        assertThat(breaker.until()).isEqualTo(AT + 600_000);
    }

    @Test
    void one_unknown_outcome_opens_nothing_but_three_in_a_row_do() {
        judge(Kind.UNKNOWN, AT);
        judge(Kind.UNKNOWN, AT);
        judge(Kind.DONE, AT);
        judge(Kind.UNKNOWN, AT);
        judge(Kind.UNKNOWN, AT);
        assertThat(breaker.state(AT)).isEqualTo(LaneState.CLOSED);

        judge(Kind.UNKNOWN, AT);
        assertThat(breaker.state(AT)).isEqualTo(LaneState.OPEN);
    }

    @Test
    void a_probe_of_unknown_outcome_opens_it_again() {
        judge(Kind.POSTPONED, AT);
        judge(Kind.UNKNOWN, AT + 5000);

        assertThat(breaker.state(AT + 5100)).isEqualTo(LaneState.OPEN);
        assertThat(breaker.page(AT + 5100, 0).failed()).isEqualTo(2);
    }

    @Test
    void the_page_says_since_when_until_when_and_why() {
        judge(Kind.POSTPONED, AT);
        judge(Kind.POSTPONED, AT + 5000);
        LanePage page = breaker.page(AT + 5000, 1);

        assertThat(page.since().toEpochMilli()).isEqualTo(AT);
        assertThat(page.until().toEpochMilli()).isEqualTo(breaker.until());
        assertThat(page.cause()).isEqualTo("503");
        assertThat(page.inFlight()).isEqualTo(1);
    }

    @Test
    void it_does_not_stay_open_for_an_hour_that_the_clock_has_left() {
        long ahead = AT + 3_600_000;
        long wait = fail(ahead);

        assertThat(breaker.state(ahead + wait - 1)).isEqualTo(LaneState.OPEN);
        assertThat(breaker.state(AT)).isEqualTo(LaneState.HALF_OPEN);
        assertThat(breaker.admits(AT, 0, 4)).isTrue();
    }

    @Test
    void a_probe_that_fails_after_the_clock_was_set_back_is_a_failure_like_another_and_waits_no_hour() {
        fail(AT + 3_600_000);

        assertThat(fail(AT)).isBetween(1_750L, 2_250L);
        assertThat(breaker.state(AT + 1000)).isEqualTo(LaneState.OPEN);
        assertThat(breaker.state(AT + 2250)).isEqualTo(LaneState.HALF_OPEN);
    }

    @Test
    void whatever_the_clock_does_the_portal_is_felt_after_five_minutes_and_an_eighth_at_most() {
        long[] jumps = {3_600_000, -3_600_000, 59_000, -61_000, -59_000, 0, -86_400_000, 600_000};
        long at = AT + 86_400_000;
        for (int attempt = 0; attempt < 200; attempt++) {
            judge(Kind.POSTPONED, at);
            judge(Kind.POSTPONED, at + 1);
            at += jumps[attempt % jumps.length];
            assertThat(List.of(breaker.state(at), breaker.state(at + 337_500 + 60_000)))
                    .as("after jump %d", attempt)
                    .contains(LaneState.HALF_OPEN);
        }
    }

    @Test
    void what_the_portal_asks_of_a_call_that_was_on_its_way_counts_when_it_is_longer() {
        judge(Kind.POSTPONED, AT);
        breaker.judge(of(Kind.POSTPONED, "429", Duration.ofMinutes(3)), AT + 10, BACKOFF);
        breaker.judge(of(Kind.POSTPONED, "429", Duration.ofMinutes(1)), AT + 20, BACKOFF);

        assertThat(breaker.until()).isEqualTo(AT + 10 + 180_000);
        assertThat(breaker.page(AT + 30, 0).failed()).isEqualTo(1);
    }
}
