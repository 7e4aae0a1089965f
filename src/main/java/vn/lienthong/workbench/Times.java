package vn.lienthong.workbench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.mapping.Sample;

/** Tells in which formats the texts of a column are times, if they are. */
final class Times {
    /** Day before month comes first: that is how Vietnam writes, and 03/04 can be read either way. */
    private static final List<String> FORMATS = List.of(
            "uuuu-MM-dd'T'HH:mm:ss.SSSXX",
            "uuuu-MM-dd'T'HH:mm:ss.SSSXXX",
            "uuuu-MM-dd'T'HH:mm:ssXX",
            "uuuu-MM-dd'T'HH:mm:ssXXX",
            "uuuu-MM-dd'T'HH:mm:ss.SSS",
            "uuuu-MM-dd'T'HH:mm:ss",
            "uuuu-MM-dd'T'HH:mm",
            "uuuu-MM-dd HH:mm:ss.SSS",
            "uuuu-MM-dd HH:mm:ss",
            "uuuu-MM-dd HH:mm",
            "uuuu-MM-dd",
            "dd/MM/uuuu HH:mm:ss",
            "dd/MM/uuuu HH:mm",
            "dd/MM/uuuu",
            "HH:mm dd/MM/uuuu",
            "HH:mm:ss dd/MM/uuuu",
            "d/M/uuuu HH:mm:ss",
            "d/M/uuuu HH:mm",
            "d/M/uuuu",
            "dd-MM-uuuu HH:mm:ss",
            "dd-MM-uuuu HH:mm",
            "dd-MM-uuuu",
            "MM/dd/uuuu HH:mm:ss",
            "MM/dd/uuuu HH:mm",
            "MM/dd/uuuu",
            "uuuuMMddHHmmss",
            "uuuuMMdd");

    private Times() {}

    /** Empty when one of the texts is no time in any format, or there are none. */
    static List<String> formats(List<String> values) {
        Set<String> formats = new LinkedHashSet<>();
        for (String value : values) {
            if (isPlaceholder(value)) {
                continue;
            }
            String format = format(value);
            if (format.isEmpty()) {
                return List.of();
            }
            formats.add(format);
        }
        return new ArrayList<>(formats);
    }

    static boolean hasTimeOfDay(String format) {
        return format.contains("HH") || format.equals("epoch-ms");
    }

    /** Looks like a day that nobody meant. */
    static boolean isPlaceholder(String value) {
        return value.startsWith("0000-00-00") || value.startsWith("01/01/0001") || value.startsWith("0001-01-01");
    }

    private static String format(String value) {
        if (value.matches("1\\d{12}")) {
            return "epoch-ms";
        }
        return FORMATS.stream()
                .filter(format -> Sample.isTime(format, value))
                .findFirst()
                .orElse("");
    }
}
