package vn.lienthong.workbench;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values for an example that is made from a description: as the description allows, of nobody, the same every time. */
final class Inventing {
    /** At least so many records, so that a list is seen to be one. */
    static final int FEWEST = 2;
    /** No more records than this, however many codes a description lists. */
    static final int MOST = 40;

    /** Where something must be said. */
    static final String TEXT = "Nội dung mẫu";

    private static final LocalDateTime DAY = LocalDateTime.of(2026, 11, 2, 8, 30);
    private static final Pattern WRITTEN = Pattern.compile("[dMyHhms]{1,4}(?:[/.:T' -]{1,3}[dMyHhms]{1,4}){2,5}");

    private Inventing() {}

    static String number(int record) {
        return String.format(Locale.ROOT, "H00.00-261102-%04d", record + 1);
    }

    /** One example is for one record: the next has another number at its end, as long as it fits. */
    static String another(String example, int record) {
        Matcher digits = Pattern.compile("(?<!\\d)\\d{2,15}$").matcher(example);
        if (!digits.find()) {
            return example;
        }
        String next = String.valueOf(Long.parseLong(digits.group()) + record);
        int width = digits.group().length();
        return next.length() > width
                ? example
                : example.substring(0, digits.start()) + "0".repeat(width - next.length()) + next;
    }

    /** Of a described exact time the zone may be said or not: both occur. */
    static String dateTime(int record) {
        String local = DAY.plusDays(record).format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"));
        return record % 2 == 0 ? local + "+07:00" : local;
    }

    static String date(int record) {
        return DAY.plusDays(record).toLocalDate().toString();
    }

    /** A time in the format that a sentence mentions: {@code dd/MM/yyyy HH:mm}. */
    static Optional<String> asWritten(String sentence, int record) {
        Matcher format = WRITTEN.matcher(sentence);
        while (format.find()) {
            String pattern =
                    format.group().strip().replace('y', 'u').replace("T", "'T'").replace("''", "'");
            if (pattern.contains("u") && pattern.contains("M") && pattern.contains("d")) {
                try {
                    return Optional.of(DAY.plusDays(record).format(DateTimeFormatter.ofPattern(pattern)));
                } catch (DateTimeException | IllegalArgumentException e) {
                    continue;
                }
            }
        }
        return Optional.empty();
    }
}
