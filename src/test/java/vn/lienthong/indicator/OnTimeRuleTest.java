package vn.lienthong.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Moment;
import vn.lienthong.dossier.Times;
import vn.lienthong.dossier.Turn;

/** The rule against cases that were worked out by hand: src/test/resources/indicator/on-time.csv. */
class OnTimeRuleTest {
    private static final Path CASES = Path.of("src/test/resources/indicator/on-time.csv");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm[:ss]");

    record Case(List<String> cells) {
        String cell(int i) {
            return i < cells.size() ? cells.get(i).strip() : "";
        }

        Course course() {
            List<Turn> turns = list(9).map(Case::turn).toList();
            Times times = new Times(null, moment(2), moment(3), moment(6), moment(7), moment(8));
            MainStatus status = MainStatus.find(Integer.parseInt(cell(5))).orElseThrow();
            List<Wait> listed = list(10).map(Case::wait).toList();
            return new Course(
                    time(cell(2)),
                    time(cell(3)),
                    cell(4).isEmpty() ? null : Duration.ofDays(Long.parseLong(cell(4))),
                    Ending.of(status, times, turns),
                    listed.isEmpty() ? Waits.seen(turns) : listed);
        }

        private Stream<String> list(int i) {
            return Arrays.stream(cell(i).split(",")).map(String::strip).filter(one -> !one.isEmpty());
        }

        private Moment moment(int i) {
            return cell(i).isEmpty() ? null : new Moment(time(cell(i)), cell(i));
        }

        private static Turn turn(String text) {
            String[] parts = text.split("@");
            return new Turn(MainStatus.find(Integer.parseInt(parts[0])).orElseThrow(), time(parts[1]));
        }

        private static Wait wait(String text) {
            String[] ends = text.replace("*", "").split(">", -1);
            return new Wait(time(ends[0]), time(ends[1]), text.endsWith("*"));
        }

        private static Instant time(String text) {
            return text.isBlank()
                    ? null
                    : LocalDateTime.parse(text.strip(), TIME).atZone(Days.HOME).toInstant();
        }

        @Override
        public String toString() {
            return "5.3, " + cell(0) + ": " + cell(1);
        }
    }

    static List<Case> cases() throws IOException {
        return Files.readAllLines(CASES).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> new Case(Arrays.asList(line.split("\\|", -1))))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_dossier_is_judged_as_worked_out_by_hand(Case one) {
        Instant end = LocalDate.parse(one.cell(11))
                .plusDays(1)
                .atStartOfDay(Days.HOME)
                .toInstant();

        assertThat(OnTimeRule.judge(one.course(), end)).hasToString(one.cell(12));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_first_day_late_is_the_one_worked_out_by_hand(Case one) {
        Optional<Instant> late = OnTimeRule.lateFrom(one.course());

        assertThat(late.map(at -> Days.date(Days.of(at)).toString()).orElse("-"))
                .isEqualTo(one.cell(13));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whoever_is_late_at_the_end_of_a_day_is_late_ever_after(Case one) {
        Course course = one.course();
        boolean wasLate = false;
        for (LocalDate day = LocalDate.of(2026, 11, 1);
                day.isBefore(LocalDate.of(2027, 1, 31));
                day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(Days.HOME).toInstant();
            boolean isLate = OnTimeRule.judge(course, end) == OnTimeRule.Verdict.LATE;
            assertThat(isLate || !wasLate).as("at the end of " + day).isTrue();
            wasLate = isLate;
        }
    }

    @Test
    void there_are_at_least_sixty_and_each_clause_has_some() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(cases().stream().map(one -> one.cell(0)).distinct())
                .containsExactlyInAnyOrder("1", "2", "3", "4", "5");
    }
}
