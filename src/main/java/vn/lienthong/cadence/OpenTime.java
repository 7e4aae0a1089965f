package vn.lienthong.cadence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Predicate;

/** Adds time that counts only while something is open, in half hours: office hours, or hours in which a source is up. */
final class OpenTime {
    static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final long HALF_HOUR = 1_800;
    private static final int MOST = 48 * 60;
    private static final LocalTime BEGIN = LocalTime.of(7, 30);
    private static final LocalTime END = LocalTime.of(17, 0);

    private OpenTime() {}

    /** 7:30 to 17:00 on working days. */
    static Predicate<ZonedDateTime> office(WorkCalendar calendar) {
        return at -> calendar.isWorking(at.toLocalDate())
                && !at.toLocalTime().isBefore(BEGIN)
                && at.toLocalTime().isBefore(END);
    }

    /** {@link Instant#MAX} when it is not open long enough in sixty days. */
    static Instant add(Instant from, Duration open, Predicate<ZonedDateTime> isOpen) {
        long left = open.toMillis();
        Instant at = from;
        for (int i = 0; i < MOST; i++) {
            Instant next = Instant.ofEpochSecond((Math.floorDiv(at.getEpochSecond(), HALF_HOUR) + 1) * HALF_HOUR);
            if (isOpen.test(at.atZone(VIETNAM))) {
                long here = Duration.between(at, next).toMillis();
                if (here >= left) {
                    return at.plusMillis(left);
                }
                left -= here;
            }
            at = next;
        }
        return Instant.MAX;
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(VIETNAM).toInstant();
    }
}
