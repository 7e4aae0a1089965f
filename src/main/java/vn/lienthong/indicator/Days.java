package vn.lienthong.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days in Vietnam as small numbers: 1 is 1 January 2000, 0 is never. */
final class Days {
    static final ZoneId HOME = ZoneId.of("Asia/Ho_Chi_Minh");
    static final int NEVER = 0;
    /** The year 2179: what a slot of two bytes holds. */
    static final int LAST = 0xFFFF;

    private static final long BEFORE_FIRST = LocalDate.of(1999, 12, 31).toEpochDay();

    private Days() {}

    static int of(Instant at) {
        return of(at.atZone(HOME).toLocalDate());
    }

    /** What lies before the first day or behind the last one is put on it: such times are problems of their own. */
    static int of(LocalDate day) {
        return (int) Math.max(1, Math.min(LAST, day.toEpochDay() - BEFORE_FIRST));
    }

    static LocalDate date(int day) {
        return LocalDate.ofEpochDay(day + BEFORE_FIRST);
    }
}
