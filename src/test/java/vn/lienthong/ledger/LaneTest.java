package vn.lienthong.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneTest {
    private static final long NOW = 1_000_000;

    private final Lane lane = new Lane("H26", 0, 4);

    /** One dossier for each of so many calls. */
    private List<String> take(int calls) {
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            lane.take(1, NOW, Set.of()).forEach(candidate -> taken.add(candidate.number()));
            lane.called(NOW);
        }
        return taken;
    }

    @Test
    void calls_begin_at_the_oldest_and_the_newest_in_turn() {
        lane.add("a-source", "a", 1);
        lane.add("a-source", "b", 2);
        lane.add("a-source", "c", 3);
        lane.add("a-source", "d", 4);

        assertThat(take(4)).containsExactly("a", "d", "b", "c");
    }

    @Test
    void what_is_told_again_counts_as_it_was_told_last() {
        lane.add("a-source", "a", 1);
        lane.add("a-source", "b", 2);
        lane.add("a-source", "a", NOW + 1);

        assertThat(take(2)).containsExactly("b");
        assertThat(lane.earliest(Set.of())).isEqualTo(NOW + 1);
    }

    @Test
    void what_the_table_says_is_older_than_what_was_told() {
        lane.add("a-source", "new", 10);
        lane.find("old", 5);
        lane.find("new", 5);

        assertThat(take(3)).containsExactly("old", "new");
    }

    @Test
    void when_too_many_were_told_the_oldest_are_asked_of_the_table_while_the_newest_go_on() {
        lane.asked(new DueQuery.Page(List.of(), null, false));
        for (int n = 0; n <= Lane.MOST; n++) {
            lane.add("a-source", "n" + n, n);
        }

        assertThat(lane.missesOldest()).isTrue();
        lane.asked(new DueQuery.Page(List.of("n0"), null, false));
        lane.find("n0", 0);
        assertThat(lane.missesOldest()).isFalse();
        assertThat(take(2)).containsExactly("n0", "n" + Lane.MOST);
    }

    @Test
    void a_call_holds_dossiers_of_every_source_that_has_some() {
        for (int n = 0; n < 1000; n++) {
            lane.add("flooding", "f" + n, n);
        }
        lane.add("quiet", "q", 2000);
        lane.find("old", 5);

        List<String> oldest =
                lane.take(5, NOW, Set.of()).stream().map(Lane.Candidate::number).toList();
        lane.called(NOW);
        lane.add("quiet", "r", 2001);

        assertThat(oldest).containsExactly("old", "f0", "q", "f1", "f2");
        assertThat(lane.take(3, NOW, Set.of()).stream().map(Lane.Candidate::number))
                .containsExactly("r", "f999", "f998");
    }

    @Test
    void of_too_many_that_were_told_those_of_the_source_that_told_most_are_left_to_the_table() {
        lane.add("quiet", "q", 0);
        for (int n = 0; n < Lane.MOST; n++) {
            lane.add("flooding", "f" + n, n + 1);
        }

        assertThat(lane.take(2, NOW, Set.of()).stream().map(Lane.Candidate::number))
                .containsExactly("f1", "q");
    }

    @Test
    void a_cap_spreads_calls_evenly_and_saves_nothing_up() {
        Lane capped = new Lane("H26", 4, 4);
        capped.called(NOW);

        assertThat(capped.isOpen(NOW + 249, 100)).isFalse();
        assertThat(capped.isOpen(NOW + 250, 100)).isTrue();
        capped.called(NOW + 5000);
        assertThat(capped.notBefore()).isEqualTo(NOW + 5250);
    }

    @Test
    void a_cap_does_not_wait_for_an_hour_that_the_clock_has_left() {
        Lane capped = new Lane("H26", 4, 4);
        capped.called(NOW + 3_600_000);

        assertThat(capped.isOpen(NOW, 100)).isTrue();
        capped.called(NOW);
        assertThat(capped.isOpen(NOW + 249, 100)).isFalse();
        assertThat(capped.isOpen(NOW + 250, 100)).isTrue();
    }

    @Test
    void while_another_source_speaks_one_that_is_in_half_of_the_calls_takes_no_further_one() {
        for (int n = 0; n < 9; n++) {
            lane.add("flood", "f" + n, 1);
        }
        assertThat(begin("f0", "flood") + begin("f1", "flood") + begin("f2", "flood"))
                .isEqualTo("f0f8f1");

        lane.shares.ends(List.of("f2"));
        lane.add("quiet", "q", 2);
        begin("q", "quiet");
        assertThat(lane.hasDue(NOW)).as("the flood has its half").isFalse();
        assertThat(lane.earliest(Set.of())).as("only an answer lets it go on").isNull();
        lane.add("quiet", "r", 2);
        assertThat(take(1)).containsExactly("r");

        lane.shares.ends(List.of("f1"));
        assertThat(lane.hasDue(NOW)).as("less than half").isTrue();
        begin("f1", "flood");
        lane.shares.look(NOW + 6_000);
        assertThat(lane.hasDue(NOW)).as("nobody else has spoken for a while").isTrue();
    }

    @Test
    void two_sources_that_both_flood_have_all_calls_together() {
        for (int n = 0; n < 9; n++) {
            lane.add("flood", "f" + n, 1);
            lane.add("other", "o" + n, 1);
        }
        for (String call : List.of("1", "2", "3")) {
            lane.shares.look(NOW);
            lane.shares.begins(List.of(call), Set.of("flood", "other"), NOW);
        }
        assertThat(lane.hasDue(NOW)).isTrue();
    }

    private String begin(String number, String source) {
        lane.shares.look(NOW);
        List<String> taken = take(1);
        lane.shares.begins(List.of(number), Set.of(source), NOW);
        return String.join("", taken);
    }

    @Test
    void a_question_beside_the_calls_takes_its_place_under_the_cap() {
        RateCap cap = new RateCap(20);

        assertThat(List.of(cap.take(NOW), cap.take(NOW), cap.take(NOW))).containsExactly(NOW, NOW + 50, NOW + 100);
        assertThat(cap.admits(NOW + 100)).as("a delivery waits behind them").isFalse();
        assertThat(cap.admits(NOW + 150)).isTrue();
    }
}
