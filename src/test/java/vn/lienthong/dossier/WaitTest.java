package vn.lienthong.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitTest {
    private static final Instant AT = Instant.parse("2026-11-23T03:00:00Z");
    private static final Wait WAIT = new Wait(AT, Duration.ofSeconds(30));

    @Test
    void it_is_over_when_its_time_has_passed() {
        assertThat(WAIT.isOver(AT)).isFalse();
        assertThat(WAIT.left(AT.plusSeconds(10))).isEqualTo(Duration.ofSeconds(20));
        assertThat(WAIT.isOver(AT.plusMillis(29_999))).isFalse();
        assertThat(WAIT.isOver(AT.plusSeconds(30))).isTrue();
    }

    @Test
    void it_is_over_when_the_clock_was_set_back_and_nobody_waits_for_the_jump() {
        assertThat(WAIT.isOver(AT.minusSeconds(3600))).isTrue();
        assertThat(WAIT.left(AT.minusSeconds(3600))).isZero();
    }

    @Test
    void a_clock_that_is_put_right_by_seconds_ends_nothing_and_adds_nothing_to_what_is_said_to_be_left() {
        assertThat(WAIT.isOver(AT.minusSeconds(5))).isFalse();
        assertThat(WAIT.left(AT.minusSeconds(5))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void less_than_nothing_is_no_wait() {
        assertThat(new Wait(AT, Duration.ZERO).isOver(AT)).isTrue();
        assertThatThrownBy(() -> new Wait(AT, Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
