package vn.lienthong.cadence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.ledger.RhythmHour;

class SkewTest {
    private static List<RhythmHour> hours(long... lags) {
        List<RhythmHour> hours = new ArrayList<>();
        for (long lag : lags) {
            hours.add(new RhythmHour(hours.size(), 1, 1, Duration.ofSeconds(lag)));
        }
        return hours;
    }

    @Test
    void events_that_arrive_before_they_happened_show_how_far_the_clock_is_ahead() {
        Duration ahead = Skew.byEvents(hours(-300, -298, -295, -290, 40, 3_600)).orElseThrow();
        assertThat(ahead).isEqualTo(Duration.ofSeconds(298));
        assertThat(new Skew(ahead, null).isOff()).isTrue();
    }

    @Test
    void one_wrong_time_does_not_speak_for_a_clock() {
        Duration ahead = Skew.byEvents(hours(-80_000, 4, 5, 6, 5, 7, 4, 9)).orElseThrow();
        assertThat(ahead).isEqualTo(Duration.ofSeconds(-4));
        assertThat(new Skew(ahead, null).isOff()).isFalse();
    }

    @Test
    void slow_events_are_not_taken_for_a_clock_that_is_behind() {
        Duration ahead = Skew.byEvents(hours(7_200, 7_300, 8_000, 9_000)).orElseThrow();
        assertThat(new Skew(ahead, null).isOff()).isFalse();
        assertThat(new Skew(ahead, Duration.ofSeconds(-7_200)).isOff())
                .as("but HTTP's own Date is believed either way")
                .isTrue();
    }

    @Test
    void too_few_hours_say_nothing() {
        assertThat(Skew.byEvents(hours(-300, -300))).isEmpty();
        assertThat(Skew.byEvents(List.of(new RhythmHour(1, 1, 1, null)))).isEmpty();
    }
}
