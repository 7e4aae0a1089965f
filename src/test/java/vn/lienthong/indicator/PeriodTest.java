package vn.lienthong.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11, 2026-11-01, 2026-11-30, MONTH",
        "2024-02, 2024-02-01, 2024-02-29, MONTH",
        "2026-Q4, 2026-10-01, 2026-12-31, QUARTER",
        "2026, 2026-01-01, 2026-12-31, YEAR",
        "2026-11-03..2026-11-20, 2026-11-03, 2026-11-20, DAYS",
        "2026-11-03..2026-11-03, 2026-11-03, 2026-11-03, DAYS"
    })
    void a_period_is_read_with_both_its_days(String text, String from, String to, Period.Kind kind) {
        Period period = Period.parse(text).orElseThrow();

        assertThat(period.from()).hasToString(from);
        assertThat(period.to()).hasToString(to);
        assertThat(period.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-13",
                "2026-Q5",
                "11-2026",
                "2026-11-20..2026-11-03",
                "2026-11-03..",
                "26",
                "2026-02-30..2026-03-01"
            })
    void what_is_no_period_is_told_to_be_none(String text) {
        assertThat(Period.parse(text)).isEmpty();
    }

    @Test
    void a_period_that_was_not_said_is_none() {
        assertThat(Period.parse(null)).isEmpty();
    }
}
