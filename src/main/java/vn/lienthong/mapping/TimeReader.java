package vn.lienthong.mapping;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** The formats a field accepts, in order; the first that fits wins. */
final class TimeReader {
    static final String EPOCH_MS = "epoch-ms";
    /** 1900 and 2200: what lies outside is a placeholder nobody declared. */
    private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();

    private static final long LATEST = Instant.parse("2201-01-01T00:00:00Z").toEpochMilli();

    private final List<TimePattern> patterns;
    private final List<TimePattern> dayFirst;
    private final List<TimePattern> monthFirst;
    private final boolean epoch;
    private final String formats;

    /**
     * @param zone for texts that name none
     * @param endOfDay whether a date without time means its last second; else its first
     */
    TimeReader(List<String> formats, ZoneId zone, boolean endOfDay) {
        ZoneId exact = fixed(zone);
        this.epoch = formats.contains(EPOCH_MS);
        this.patterns = formats.stream()
                .filter(format -> !format.equals(EPOCH_MS))
                .map(format -> TimePattern.of(format, exact, endOfDay))
                .toList();
        List<TimePattern> unsure = patterns.stream()
                .filter(pattern -> patterns.stream()
                        .anyMatch(other -> other.isDayFirst() != pattern.isDayFirst()
                                && TimePattern.skeleton(other.toString())
                                        .equals(TimePattern.skeleton(pattern.toString()))))
                .toList();
        this.dayFirst = unsure.stream().filter(TimePattern::isDayFirst).toList();
        this.monthFirst =
                unsure.stream().filter(pattern -> !pattern.isDayFirst()).toList();
        this.formats = String.join(" | ", formats);
    }

    /** Whether one text may fit two formats that turn day and month round. */
    boolean isUnsure() {
        return !dayFirst.isEmpty();
    }

    /** By the formats of one order only. */
    long read(String value, boolean dayBeforeMonth) {
        return read(value, dayBeforeMonth ? dayFirst : monthFirst);
    }

    /** Milliseconds since 1970, or {@link TimePattern#NO}. */
    long read(String value) {
        long at = read(value, patterns);
        return at == TimePattern.NO && epoch ? epoch(value) : at;
    }

    private static long read(String value, List<TimePattern> patterns) {
        for (int i = 0; i < patterns.size(); i++) {
            long at = patterns.get(i).read(value);
            if (at != TimePattern.NO) {
                return at;
            }
        }
        return TimePattern.NO;
    }

    /** For a problem's sentence. */
    String formats() {
        return formats;
    }

    private static long epoch(String value) {
        if (value.isEmpty() || value.length() > 15) {
            return TimePattern.NO;
        }
        long number = 0;
        for (int i = 0; i < value.length(); i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return TimePattern.NO;
            }
            number = number * 10 + digit;
        }
        return number >= EARLIEST && number < LATEST ? number : TimePattern.NO;
    }

    private static ZoneId fixed(ZoneId zone) {
        return zone.getRules().isFixedOffset() ? zone.getRules().getOffset(Instant.EPOCH) : zone;
    }

    /** The portal's own format, yyyyMMddHHmmss in Vietnam. */
    static String portalText(long millis) {
        return PORTAL.format(Instant.ofEpochMilli(millis).atOffset(VIETNAM));
    }

    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final java.time.format.DateTimeFormatter PORTAL =
            java.time.format.DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
}
