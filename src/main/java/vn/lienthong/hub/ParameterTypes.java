package vn.lienthong.hub;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import vn.lienthong.cadence.Declared;

/**
 * What a value of a template's parameter must be, as the end of its description says in brackets: {@code [number 1 to 100]},
 * {@code [one of: yes, no]}, {@code [address]}, {@code [address or empty]}, {@code [day]}, {@code [time zone]},
 * {@code [time format]}, {@code [regular expression]}, {@code [cadence]}. Without brackets any text will do.
 */
public final class ParameterTypes {
    static final String CADENCE = "cadence";
    /** Of {@code coalesce}, seconds. */
    static final String WINDOW = "number 0 to 3600";

    private static final String CADENCES = "learn, off, 'every 30 min', 'every 2 h in office hours'";
    private static final Pattern TYPE = Pattern.compile("\\[([^\\]]+)]\\s*$");
    private static final Pattern RANGE = Pattern.compile("number (\\d+) to (\\d+)");

    private ParameterTypes() {}

    /** What a description says; empty when it says nothing. */
    public static Optional<String> of(String description) {
        Matcher type = TYPE.matcher(description);
        return type.find() ? Optional.of(type.group(1).strip()) : Optional.empty();
    }

    /** False for a word in brackets that is no type: our bug, found by a test. */
    static boolean known(String type) {
        return RANGE.matcher(type).matches()
                || type.startsWith("one of: ")
                || List.of(
                                "address",
                                "address or empty",
                                "day",
                                "time zone",
                                "time format",
                                "regular expression",
                                CADENCE)
                        .contains(type);
    }

    static boolean fits(String type, String value) {
        Matcher range = RANGE.matcher(type);
        if (range.matches()) {
            return value.matches("\\d{1,9}")
                    && Long.parseLong(value) >= Long.parseLong(range.group(1))
                    && Long.parseLong(value) <= Long.parseLong(range.group(2));
        }
        if (type.startsWith("one of: ")) {
            return words(type).contains(value);
        }
        return switch (type) {
            case "address" -> isAddress(value);
            case "address or empty" -> value.isEmpty() || isAddress(value);
            case "regular expression" -> parses(() -> Pattern.compile(value));
            case CADENCE -> Declared.isRight(value);
            case "day" -> parses(() -> LocalDate.parse(value));
            case "time zone" -> parses(() -> ZoneId.of(value));
            case "time format" ->
                List.of("iso", "epoch-s", "epoch-ms").contains(value)
                        || parses(() -> DateTimeFormatter.ofPattern(value));
            default -> true;
        };
    }

    static List<String> words(String type) {
        return List.of(type.substring("one of: ".length()).split("\\s*,\\s*"));
    }

    static String vietnamese(String type) {
        return type.replace("number ", "số từ ")
                .replace(" to ", " đến ")
                .replace("one of: ", "một trong: ")
                .replace("address or empty", "địa chỉ http(s)://… hoặc để trống")
                .replace("address", "địa chỉ http(s)://…")
                .replace("day", "ngày như 2026-01-31")
                .replace("time zone", "múi giờ như Asia/Ho_Chi_Minh")
                .replace("time format", "iso, epoch-s, epoch-ms hoặc mẫu như dd/MM/uuuu HH:mm:ss")
                .replace("regular expression", "biểu thức chính quy")
                .replaceFirst("^cadence$", CADENCES + " hoặc 'daily by 08:00'");
    }

    static String english(String type) {
        return type.replace("number ", "a number from ")
                .replace("address or empty", "an address such as https://host/path, or nothing")
                .replaceFirst("^address$", "an address such as https://host/path")
                .replaceFirst("^day$", "a day such as 2026-01-31")
                .replace("time zone", "a time zone such as Asia/Ho_Chi_Minh")
                .replace("time format", "iso, epoch-s, epoch-ms, or a pattern such as dd/MM/uuuu HH:mm:ss")
                .replace("regular expression", "a regular expression")
                .replaceFirst("^cadence$", CADENCES + " or 'daily by 08:00'");
    }

    private static boolean isAddress(String value) {
        try {
            URI address = URI.create(value);
            return address.getHost() != null && address.getScheme().matches("(?i)https?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean parses(Supplier<?> parser) {
        try {
            return parser.get() != null;
        } catch (DateTimeException | PatternSyntaxException e) {
            return false;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
