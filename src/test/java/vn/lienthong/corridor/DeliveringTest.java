package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliveringTest {
    @Test
    void a_call_that_throws_again_and_again_waits_twice_as_long_each_time_up_to_five_minutes() {
        assertThat(Delivering.pause(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Delivering.pause(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Delivering.pause(10)).isEqualTo(Duration.ofMinutes(5));
        assertThat(Delivering.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }
}
