package vn.lienthong.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench measures with measures right. */
class MeasuresTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final Findings NOTHING = new Findings(0, 0, 0, 0, List.of());

    @Test
    void the_most_calls_within_a_second_are_counted_wherever_it_begins() {
        assertThat(CallRate.most(List.of(0L, 900L, 1000L, 1100L, 1899L, 5000L), 1000))
                .isEqualTo(4);
        assertThat(CallRate.most(List.of(0L, 1000L, 2000L), 1000)).isEqualTo(1);
        assertThat(CallRate.most(List.of(), 1000)).isZero();
    }

    @Test
    void a_rate_above_the_cap_and_an_outage_without_load_are_no_proof() {
        assertThat(outage(10, 14, 54).isFine()).isTrue();
        assertThat(outage(10, 15, 54).isFine()).isFalse();
        assertThat(outage(10, 14, 55).isFine()).isFalse();
        assertThat(outage(0, 1, 1).isFine()).isFalse();
    }

    @Test
    void a_heap_that_grows_from_the_middle_to_the_end_and_a_slower_hub_are_not_flat() {
        assertThat(soak(60, 60, 20, 20).isFine()).isTrue();
        assertThat(soak(60, 200, 20, 20).isMemoryFlat()).isFalse();
        assertThat(soak(60, 60, 20, 200).isLatencyFlat()).isFalse();
        assertThat(soak(-1, -1, 20, 20).isFine()).as("a heap that nobody saw").isFalse();
    }

    @Test
    void a_steered_clock_stands_ahead_or_passes_faster_as_its_file_says(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("clock");
        Clock machine = Clock.fixed(NOW.plusSeconds(10), ZoneOffset.UTC);

        SteeredClock.steer(file, NOW, 1, Duration.ofHours(-1));
        assertThat(SteeredClock.of(file, machine).instant())
                .isEqualTo(NOW.plusSeconds(10).minus(Duration.ofHours(1)));

        SteeredClock.steer(file, NOW, 168, Duration.ZERO);
        assertThat(SteeredClock.of(file, machine).instant()).isEqualTo(NOW.plusSeconds(1680));
    }

    @Test
    void a_seed_draws_every_way_to_die() {
        java.util.Random random = new java.util.Random(1);
        assertThat(IntStream.range(0, 500)
                        .mapToObj(i -> Death.draw(random, 1000))
                        .map(Death::point))
                .contains("")
                .containsAll(Death.POINTS);
    }

    private static OutageResult outage(int during, int mostInASecond, int mostInFive) {
        Duration second = Duration.ofSeconds(1);
        return new OutageResult(
                1, second, 20, during, 5, second, second, 10, mostInASecond, mostInFive, second, NOTHING);
    }

    private static SoakResult soak(long middleHeap, long endHeap, long middle, long end) {
        List<SoakPart> parts = List.of(
                new SoakPart(middleHeap << 20, middle, middle, 9),
                new SoakPart(middleHeap << 20, middle, middle, 9),
                new SoakPart(endHeap << 20, end, end, 9));
        return new SoakResult(1, 9, parts, Duration.ofSeconds(1), NOTHING);
    }
}
