package vn.lienthong.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own reader of dates says what java.time, strict, says. */
class TimePatternTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    @ParameterizedTest
    @CsvSource({
        "dd/MM/uuuu HH:mm:ss, 12/10/2026 09:30:00, 2026-10-12T02:30:00Z",
        "yyyyMMddHHmmss, 20261012093000, 2026-10-12T02:30:00Z",
        "uuuu-MM-dd'T'HH:mm:ss.SSSXX, 2026-10-11T17:00:00.000+0000, 2026-10-11T17:00:00Z",
        "uuuu-MM-dd'T'HH:mm:ss.SSSXX, 2026-10-12T09:30:00.250+0700, 2026-10-12T02:30:00.250Z",
        "uuuu-MM-dd'T'HH:mm:ssXXX, 2026-10-12T09:30:00+07:00, 2026-10-12T02:30:00Z",
        "uuuu-MM-dd'T'HH:mm:ssXXX, 2026-10-12T02:30:00Z, 2026-10-12T02:30:00Z",
        "uuuu-MM-dd'T'HH:mm:ss.SSS'Z', 2026-10-12T09:30:00.000Z, 2026-10-12T02:30:00Z",
        "d/M/uuuu H:mm, 2/1/2026 9:05, 2026-01-02T02:05:00Z",
        "uuuu/MM/dd, 2024/02/29, 2024-02-28T17:00:00Z"
    })
    void a_time_is_read_in_its_pattern(String pattern, String text, Instant at) {
        assertThat(TimePattern.fault(pattern)).isEqualTo((char) 0);
        assertThat(TimePattern.of(pattern, VIETNAM, false).read(text)).isEqualTo(at.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "dd/MM/uuuu, 31/02/2026",
        "dd/MM/uuuu, 29/02/2026",
        "dd/MM/uuuu, 31/04/2026",
        "dd/MM/uuuu, 00/01/2026",
        "dd/MM/uuuu, 01/13/2026",
        "dd/MM/uuuu, 1/1/2026",
        "dd/MM/uuuu, 01/01/0001",
        "dd/MM/uuuu, 01/01/2026x",
        "dd/MM/uuuu HH:mm, 01/01/2026 24:00",
        "dd/MM/uuuu HH:mm, 01/01/2026 23:60",
        "uuuu-MM-dd'T'HH:mm:ssXX, 2026-10-12T09:30:00+1900",
        "uuuu-MM-dd'T'HH:mm:ssXX, 2026-10-12T09:30:00"
    })
    void what_is_no_time_is_refused_and_never_rolled_over(String pattern, String text) {
        assertThat(TimePattern.of(pattern, VIETNAM, false).read(text)).isEqualTo(TimePattern.NO);
    }

    @ParameterizedTest
    @CsvSource({"dd/MM/yyyy hh:mm, h", "dd/MM/YYYY, Y", "dd/MMM/yyyy, M", "DD/MM/yyyy, D", "HH:mm, d", "dd/MM/yy, y"})
    void a_pattern_that_could_mislead_is_refused(String pattern, char letter) {
        assertThat(TimePattern.fault(pattern)).isEqualTo(letter);
    }

    @Test
    void the_same_as_java_time_for_random_digits() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        TimePattern ours = TimePattern.of("uuuuMMddHHmmss", VIETNAM, false);
        DateTimeFormatter theirs =
                DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
        for (int i = 0; i < 20_000; i++) {
            String text = String.format(
                    "%04d%02d%02d%02d%02d%02d",
                    1990 + random.nextInt(60),
                    random.nextInt(14),
                    random.nextInt(33),
                    random.nextInt(25),
                    random.nextInt(61),
                    random.nextInt(61));
            assertThat(ours.read(text)).as("seed %d: %s", seed, text).isEqualTo(strictly(theirs, text));
        }
    }

    @Test
    void a_date_without_time_is_the_start_or_the_end_of_its_day() {
        LocalDate day = LocalDate.of(2026, 10, 14);
        long start = day.atStartOfDay(VIETNAM).toInstant().toEpochMilli();

        assertThat(new TimeReader(List.of("dd/MM/uuuu"), VIETNAM, false).read("14/10/2026"))
                .isEqualTo(start);
        assertThat(new TimeReader(List.of("dd/MM/uuuu"), VIETNAM, true).read("14/10/2026"))
                .isEqualTo(start + 86_399_000);
    }

    @Test
    void epoch_milliseconds_are_a_format_of_their_own() {
        TimeReader reader = new TimeReader(List.of("epoch-ms"), VIETNAM, false);

        assertThat(reader.read("1791772200000")).isEqualTo(1791772200000L);
        assertThat(reader.read("99999999999999")).isEqualTo(TimePattern.NO);
        assertThat(reader.read("-5")).isEqualTo(TimePattern.NO);
    }

    private static long strictly(DateTimeFormatter format, String text) {
        try {
            return LocalDateTime.parse(text, format).atZone(VIETNAM).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            return TimePattern.NO;
        }
    }
}
