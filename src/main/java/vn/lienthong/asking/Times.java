package vn.lienthong.asking;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * Times as a source writes them: {@code iso}, {@code epoch-s}, {@code epoch-ms}, or a pattern such as
 * {@code dd/MM/uuuu HH:mm:ss} in the source's zone.
 */
public record Times(String format, ZoneId zone) {
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    String write(Instant time) {
        ZonedDateTime local = time.truncatedTo(ChronoUnit.SECONDS).atZone(zone);
        return switch (format) {
            case "iso" -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local);
            case "epoch-s" -> String.valueOf(time.getEpochSecond());
            case "epoch-ms" -> String.valueOf(time.toEpochMilli());
            default -> DateTimeFormatter.ofPattern(format).format(local);
        };
    }

    /** Empty for what is no time of this format. */
    Optional<Instant> read(String text) {
        try {
            return Optional.of(
                    switch (format) {
                        case "iso" -> iso(text);
                        case "epoch-s" -> Instant.ofEpochSecond(Long.parseLong(text));
                        case "epoch-ms" -> Instant.ofEpochMilli(Long.parseLong(text));
                        default ->
                            instant(DateTimeFormatter.ofPattern(format)
                                    .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
                    });
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A day, a local time or an instant, as a person writes it in a route file or a command. */
    public static Optional<Instant> said(String text, ZoneId zone) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                            : new Times("iso", zone).iso(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant iso(String text) {
        return instant(DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from));
    }

    private Instant instant(TemporalAccessor parsed) {
        if (parsed instanceof OffsetDateTime exact) {
            return exact.toInstant();
        }
        LocalDateTime local = parsed instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(parsed);
        return local.atZone(zone).toInstant();
    }
}
