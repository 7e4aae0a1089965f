package vn.lienthong.mapping;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A date pattern in the letters of java.time ({@code uuuu yyyy MM dd HH mm ss S X}), read strictly and without exceptions:
 * 31/02 and 24:00 are refused, nothing is rolled over. Own reader because dates are half of all the work of a record.
 */
final class TimePattern {
    /** Not a time in this pattern. */
    static final long NO = Long.MIN_VALUE;

    private static final String LETTERS = "uyMdHmsSX";
    private final String text;
    private final List<Part> parts;
    private final ZoneId zone;
    private final boolean endOfDay;

    private TimePattern(String text, List<Part> parts, ZoneId zone, boolean endOfDay) {
        this.text = text;
        this.parts = parts;
        this.zone = zone;
        this.endOfDay = endOfDay;
    }

    /** A letter and how often it stands, or a literal character with letter 0. */
    private record Part(char letter, int count, char literal) {}

    /** The first letter that no pattern may use, or 0 when the pattern is fine. */
    static char fault(String pattern) {
        List<Part> parts = split(pattern);
        if (parts == null) {
            return '\'';
        }
        for (Part part : parts) {
            boolean year = part.letter == 'u' || part.letter == 'y';
            boolean known = part.letter == 0 || LETTERS.indexOf(part.letter) >= 0;
            if (!known
                    || year && part.count != 4
                    || part.letter != 'S' && !year && part.count > (part.letter == 'X' ? 3 : 2)) {
                return part.letter;
            }
        }
        boolean whole = has(parts, 'd') && has(parts, 'M') && (has(parts, 'u') || has(parts, 'y'));
        return whole ? 0 : 'd';
    }

    static boolean hasTime(String pattern) {
        return has(split(pattern), 'H');
    }

    /** Whether the day stands before the month. */
    static boolean isDayFirst(String pattern) {
        List<Part> parts = split(pattern);
        for (Part part : parts) {
            if (part.letter == 'd' || part.letter == 'M') {
                return part.letter == 'd';
            }
        }
        return true;
    }

    /** The pattern without what tells day from month: two with the same skeleton can fit one text. */
    static String skeleton(String pattern) {
        StringBuilder skeleton = new StringBuilder();
        for (Part part : split(pattern)) {
            char letter = part.letter == 'd' || part.letter == 'M' ? '#' : part.letter == 'u' ? 'y' : part.letter;
            skeleton.append(letter == 0 ? part.literal : letter);
        }
        return skeleton.toString();
    }

    static TimePattern of(String pattern, ZoneId zone, boolean endOfDay) {
        return new TimePattern(pattern, split(pattern), zone, endOfDay && !hasTime(pattern));
    }

    private static boolean has(List<Part> parts, char letter) {
        return parts.stream().anyMatch(part -> part.letter == letter);
    }

    private static List<Part> split(String pattern) {
        List<Part> parts = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                int end = pattern.indexOf('\'', i + 1);
                if (end < 0) {
                    return null;
                }
                String quoted = end == i + 1 ? "'" : pattern.substring(i + 1, end);
                quoted.chars().forEach(q -> parts.add(new Part((char) 0, 1, (char) q)));
                i = end + 1;
            } else if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                int start = i;
                while (i < pattern.length() && pattern.charAt(i) == c) {
                    i++;
                }
                parts.add(new Part(c, i - start, (char) 0));
            } else {
                parts.add(new Part((char) 0, 1, c));
                i++;
            }
        }
        return parts;
    }

    /** Milliseconds since 1970, or {@link #NO}. */
    long read(String value) {
        int[] f = {0, 1, 1, endOfDay ? 23 : 0, endOfDay ? 59 : 0, endOfDay ? 59 : 0, 0, Integer.MIN_VALUE};
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            at = take(parts.get(i), value, at, f);
            if (at < 0) {
                return NO;
            }
        }
        return at == value.length() ? CalendarMath.millis(f, zone) : NO;
    }

    private static int take(Part part, String value, int at, int[] f) {
        return switch (part.letter) {
            case 0 -> at < value.length() && value.charAt(at) == part.literal ? at + 1 : -1;
            case 'u', 'y' -> digits(value, at, 4, 4, f, 0);
            case 'M' -> digits(value, at, part.count, 2, f, 1);
            case 'd' -> digits(value, at, part.count, 2, f, 2);
            case 'H' -> digits(value, at, part.count, 2, f, 3);
            case 'm' -> digits(value, at, part.count, 2, f, 4);
            case 's' -> digits(value, at, part.count, 2, f, 5);
            case 'S' -> fraction(value, at, part.count, f);
            default -> offset(value, at, part.count, f);
        };
    }

    private static int digits(String value, int at, int least, int most, int[] f, int slot) {
        int number = 0;
        int i = at;
        while (i < value.length() && i - at < most && value.charAt(i) >= '0' && value.charAt(i) <= '9') {
            number = number * 10 + value.charAt(i) - '0';
            i++;
        }
        f[slot] = number;
        return i - at < least ? -1 : i;
    }

    private static int fraction(String value, int at, int count, int[] f) {
        int end = digits(value, at, count, count, f, 6);
        for (int i = count; end > 0 && i < 3; i++) {
            f[6] *= 10;
        }
        for (int i = 3; end > 0 && i < count; i++) {
            f[6] /= 10;
        }
        return end;
    }

    private static int offset(String value, int at, int count, int[] f) {
        if (at >= value.length()) {
            return -1;
        }
        char sign = value.charAt(at);
        if (sign == 'Z') {
            f[7] = 0;
            return at + 1;
        }
        int[] part = new int[2];
        int end = sign == '+' || sign == '-' ? digits(value, at + 1, 2, 2, part, 0) : -1;
        if (end > 0 && count == 3) {
            end = end < value.length() && value.charAt(end) == ':' ? end + 1 : -1;
        }
        if (end > 0 && (count > 1 || end < value.length() && Character.isDigit(value.charAt(end)))) {
            end = digits(value, end, 2, 2, part, 1);
        }
        if (end < 0 || part[0] > 18 || part[1] > 59) {
            return -1;
        }
        f[7] = (sign == '-' ? -1 : 1) * (part[0] * 3600 + part[1] * 60);
        return end;
    }

    boolean isDayFirst() {
        return isDayFirst(text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** From checked parts to an instant. */
    private static final class CalendarMath {
        static long millis(int[] f, ZoneId zone) {
            boolean day = f[0] >= 1900 && f[0] <= 2200 && f[1] >= 1 && f[1] <= 12 && f[2] >= 1 && f[2] <= 31;
            if (!day || f[3] > 23 || f[4] > 59 || f[5] > 59) {
                return NO;
            }
            boolean leap = f[0] % 4 == 0 && (f[0] % 100 != 0 || f[0] % 400 == 0);
            if (f[2] > java.time.Month.of(f[1]).length(leap)) {
                return NO;
            }
            long local =
                    java.time.LocalDate.of(f[0], f[1], f[2]).toEpochDay() * 86_400L + f[3] * 3600L + f[4] * 60L + f[5];
            int offset = f[7] != Integer.MIN_VALUE ? f[7] : offsetOf(local, zone);
            return (local - offset) * 1000 + f[6];
        }

        private static int offsetOf(long local, ZoneId zone) {
            if (zone instanceof ZoneOffset fixed) {
                return fixed.getTotalSeconds();
            }
            return zone.getRules()
                    .getOffset(java.time.LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC))
                    .getTotalSeconds();
        }
    }
}
