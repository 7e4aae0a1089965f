package vn.lienthong.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final long MIB = 1 << 20;

    private final AtomicLong read = new AtomicLong();
    private final Backlog backlog = new Backlog(read::get, MIB);

    @Test
    void a_source_at_its_bound_waits_and_no_other_does() {
        backlog.kept("flooding", 1, MIB - 2000);
        assertThat(backlog.admits("flooding", 0, 1000)).isTrue();
        backlog.kept("flooding", 2, 1000);

        assertThat(backlog.admits("flooding", 0, 1)).isFalse();
        assertThat(backlog.admits("quiet", 0, MIB)).isTrue();
    }

    @Test
    void what_is_read_makes_room() {
        backlog.kept("flooding", 1, MIB);
        backlog.kept("quiet", 2, 1);
        backlog.kept("flooding", 3, 4 * MIB);
        assertThat(backlog.admits("flooding", 0, 1)).isFalse();
        read.set(2);
        assertThat(backlog.admits("flooding", 0, 1)).isFalse();
        read.set(3);
        assertThat(backlog.admits("flooding", 0, 1)).isTrue();
    }

    @Test
    void a_lone_delivery_may_be_longer_than_the_bound_and_the_next_waits_for_it() {
        assertThat(backlog.admits("flooding", 0, 4 * MIB)).isTrue();
        assertThat(backlog.admits("flooding", 4 * MIB, 1))
                .as("it is on its way")
                .isFalse();
        backlog.kept("flooding", 1, 4 * MIB);
        assertThat(backlog.admits("flooding", 0, 1)).as("it is not read yet").isFalse();
    }

    @Test
    void many_small_ones_count_for_more_than_their_bytes() {
        for (int n = 1; n <= 1024; n++) {
            backlog.kept("flooding", n, 1);
        }
        assertThat(backlog.admits("flooding", 0, 1)).isFalse();
    }

    @Test
    void what_comes_in_while_nothing_is_read_for_hours_costs_no_memory_and_is_freed_when_it_is_read() {
        int many = 1_000_000;
        for (int n = 1; n <= many; n++) {
            backlog.kept("flooding", n, 5_000);
        }

        assertThat(backlog.pieces()).isLessThanOrEqualTo(256);
        assertThat(backlog.admits("flooding", 0, 1)).isFalse();
        read.set(many);
        assertThat(backlog.admits("flooding", 0, MIB)).isTrue();
        assertThat(backlog.pieces()).isZero();
    }

    @Test
    void what_was_read_before_it_was_told_holds_nobody_up() {
        read.set(5);
        assertThat(backlog.admits("flooding", 0, 1)).isTrue();
        backlog.kept("flooding", 5, MIB);

        assertThat(backlog.admits("flooding", 0, 1)).isTrue();
    }

    @Test
    void whoever_asks_a_source_waits_until_there_is_room_and_no_longer_than_it_may() {
        backlog.kept("flooding", 1, MIB);
        assertThat(backlog.await("flooding", 1, Duration.ofMillis(20))).isFalse();
        read.set(1);
        assertThat(backlog.await("flooding", 1, Duration.ofMillis(20))).isTrue();
    }
}
