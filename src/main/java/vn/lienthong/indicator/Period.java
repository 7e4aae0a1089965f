package vn.lienthong.indicator;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Days in Vietnam, both included.
 *
 * @param text as it was asked for: {@code 2026}, {@code 2026-Q4}, {@code 2026-11}, {@code 2026-11-03..2026-11-20}
 */
public record Period(LocalDate from, LocalDate to, Kind kind, String text) {
    /** Whether lateness within the period is kept apart ({@link Measure#LATE_SAME_MONTH} …). */
    public enum Kind {
        MONTH,
        QUARTER,
        YEAR,
        DAYS
    }

    public static Period month(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth(), Kind.MONTH, month.toString());
    }

    /** Empty when it is not one of the four forms, or ends before it begins. */
    public static Optional<Period> parse(String text) {
        try {
            return Optional.of(read(text.strip())).filter(period -> !period.to().isBefore(period.from()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Period read(String text) {
        if (text.matches("\\d{4}-\\d{2}")) {
            return month(YearMonth.parse(text));
        }
        if (text.matches("\\d{4}-Q[1-4]")) {
            LocalDate from = LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)), Character.digit(text.charAt(6), 10) * 3 - 2, 1);
            return new Period(from, from.plusMonths(3).minusDays(1), Kind.QUARTER, text);
        }
        if (text.matches("\\d{4}")) {
            int year = Integer.parseInt(text);
            return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), Kind.YEAR, text);
        }
        String[] ends = text.split("\\.\\.", -1);
        return new Period(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]), Kind.DAYS, text);
    }
}
