package vn.lienthong.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.lienthong.source.Refusal;

class PollFailuresTest {
    private static final PollFault TOO_FAST = new PollFault(Refusal.TOO_FAST, "nhanh quá", "too fast", false, null);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T03:00:00Z"));
    private final PollFailures failures = new PollFailures(Clock.tick(
            new Clock() {
                @Override
                public Instant instant() {
                    return now.get();
                }

                @Override
                public java.time.ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }
            },
            Duration.ofMillis(1)));

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Test
    void a_source_whose_answer_could_not_be_kept_rests_for_longer_each_time() {
        failures.note("a", TOO_FAST);
        assertThat(failures.rests("a")).isTrue();
        assertThat(failures.rests("b")).isFalse();
        pass(Duration.ofSeconds(2));
        assertThat(failures.rests("a")).isFalse();

        failures.note("a", TOO_FAST);
        pass(Duration.ofSeconds(2));
        assertThat(failures.rests("a")).isTrue();
    }

    @Test
    void a_source_that_rests_is_asked_again_when_the_clock_is_set_back() {
        failures.note("a", TOO_FAST);
        pass(Duration.ofHours(-1));

        assertThat(failures.rests("a")).isFalse();
    }
}
