package vn.lienthong.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkCalendarTest {
    private final WorkCalendar calendar = WorkCalendar.shipped();

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, MONDAY",
        "2026-11-24, SUNDAY", // the Day of Vietnamese Culture, a Tuesday
        "2026-11-25, WEDNESDAY",
        "2026-02-18, SUNDAY", // Tết
        "2026-04-27, SUNDAY", // the day after a holiday that fell on a Sunday
        "2026-01-02, SUNDAY", // swapped
        "2026-01-10, FRIDAY", // the Saturday that makes up for it
        "2026-08-22, MONDAY",
        "2026-01-17, SATURDAY",
        "2027-09-02, SUNDAY", // beyond the file, but its day is fixed
        "2027-11-24, SUNDAY",
        "2025-11-24, MONDAY" // not yet a holiday then
    })
    void a_day_is_like_a_weekday(LocalDate day, DayOfWeek like) {
        assertThat(calendar.like(day)).isEqualTo(like);
    }

    @Test
    void a_line_that_is_wrong_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("days.csv"), "date,name,kind\n2027-02-06,Tết,holiday\n");
        assertThatThrownBy(() -> WorkCalendar.read(file))
                .hasMessageContaining("days.csv:2  Expected non-working")
                .hasMessageContaining("'holiday'");
    }
}
