package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A journey that fails at its first run and at no other: {@code NoSecondChanceTest} runs it, the build does not. */
class FailsOnce {
    private static final AtomicInteger RUNS = new AtomicInteger();

    @Test
    void it_passes_when_it_is_run_again() {
        assertThat(RUNS.incrementAndGet()).isGreaterThan(1);
    }
}
