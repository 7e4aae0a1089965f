package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {
    private static List<Life> lives(long seed, Habit... habits) {
        return new Generator(seed, Samples.NOW).lives(400, Agencies.THANH_HOA, Procedures.PROVINCE, Set.of(habits));
    }

    @Test
    void the_same_seed_gives_the_same_lives() {
        assertThat(lives(42)).isEqualTo(lives(42)).isNotEqualTo(lives(43));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T03:00:00Z", "2026-11-21T17:00:01Z", "2026-03-01T16:59:59Z"})
    void every_event_lies_in_the_past(String now) {
        Instant moment = Instant.parse(now);
        List<Life> lives = new Generator(7, moment).lives(300, Agencies.TAX, Procedures.TAX, Set.of());
        assertThat(lives).flatExtracting(Life::changes).extracting(Change::at).allMatch(at -> at.isBefore(moment));
        assertThat(lives).allMatch(life -> life.submitted().isBefore(moment));
    }

    @Test
    void dossier_numbers_are_unique_and_have_the_agencys_form() {
        List<Life> lives = lives(42);
        assertThat(lives).extracting(Life::number).doesNotHaveDuplicates();
        assertThat(lives)
                .extracting(Life::number)
                .allMatch(n -> n.matches("\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Z]\\d{2}-\\d{6}-\\d{4}"));
        List<Life> tax = new Generator(42, Samples.NOW).lives(50, Agencies.TAX, Procedures.TAX, Set.of());
        assertThat(tax).extracting(Life::number).allMatch(n -> n.matches("G12\\.18-\\d{8}-\\d{7}"));
    }

    @Test
    void all_ten_statuses_and_the_undo_occur() {
        List<Life> lives = lives(42);
        Set<Integer> statuses = lives.stream()
                .flatMap(life -> life.changes().stream())
                .map(Change::status)
                .collect(Collectors.toCollection(HashSet::new));
        assertThat(statuses).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(lives).anyMatch(GeneratorTest::stepsBack);
    }

    @Test
    void habits_keep_out_what_a_source_cannot_show() {
        assertThat(lives(42, Habit.NO_UNDO)).noneMatch(GeneratorTest::stepsBack);
        assertThat(lives(42, Habit.NO_REGISTRATION))
                .flatExtracting(Life::changes)
                .noneMatch(change -> ((Change) change).status() == 1);
        assertThat(lives(42, Habit.PERSONS_ONLY))
                .noneMatch(life -> life.applicant().company());
        assertThat(lives(42, Habit.ALWAYS_FINISHES))
                .allMatch(life -> life.last().status() >= 9);
    }

    @Test
    void an_undo_takes_back_the_end_and_the_return() {
        Life undone =
                lives(42).stream().filter(GeneratorTest::stepsBack).findFirst().orElseThrow();
        int back = new ArrayList<>(undone.changes().stream().map(Change::status).toList()).lastIndexOf(10);
        Snapshot reopened = stepBackOf(undone);
        assertThat(undone.asOf(reopened.index() - 1).returned()).isPresent();
        assertThat(reopened.returned()).isEmpty();
        assertThat(reopened.finished()).isEmpty();
        assertThat(back).isPositive();
    }

    private static Snapshot stepBackOf(Life life) {
        int i = 1;
        while (life.changes().get(i - 1).status() != 10) {
            i++;
        }
        return life.asOf(i);
    }

    private static boolean stepsBack(Life life) {
        for (int i = 1; i < life.changes().size(); i++) {
            if (life.changes().get(i - 1).status() == 10) {
                return true;
            }
        }
        return false;
    }
}
