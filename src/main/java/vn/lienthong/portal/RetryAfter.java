package vn.lienthong.portal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The Retry-After header: seconds or a date (RFC 9110). Zero when there is none or it makes no sense. */
final class RetryAfter {
    /** Whoever asks for more is asked again after this. */
    static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    static Duration of(Wire.Answer answer, Instant now) {
        String value = answer.headers().getOrDefault("Retry-After", "").strip();
        if (value.isEmpty()) {
            return Duration.ZERO;
        }
        Duration wait = value.matches("\\d{1,9}") ? Duration.ofSeconds(Long.parseLong(value)) : until(value, now);
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }

    /** What the answer asks for, and no less than a pause of our own. */
    static Duration atLeast(Duration pause, Wire.Answer answer, Instant now) {
        Duration asked = of(answer, now);
        return asked.compareTo(pause) > 0 ? asked : pause;
    }

    private static Duration until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
