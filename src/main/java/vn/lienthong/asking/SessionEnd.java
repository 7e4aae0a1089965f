package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * By what a source's answers are known that say, with HTTP 200, that the session is over.
 *
 * @param signs a path in the answer and its value, such as {@code error_code=-1}, or a text that stands near its beginning
 */
record SessionEnd(List<String> signs) {
    private static final Pattern VALUE_AT = Pattern.compile("[\\p{L}\\d_@.-]+=.*");
    private static final int BEGINNING = 4_096;

    SessionEnd {
        signs = List.copyOf(signs);
    }

    static SessionEnd of(Parameters parameters) {
        return new SessionEnd(parameters
                .text("sessionEnded")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
    }

    boolean isIn(JsonNode root, byte[] body) {
        return signs.stream().anyMatch(sign -> VALUE_AT.matcher(sign).matches() ? says(root, sign) : holds(body, sign));
    }

    /** A star is any value. */
    private static boolean says(JsonNode root, String sign) {
        int equals = sign.indexOf('=');
        String value = sign.substring(equals + 1).strip();
        String found = Answers.text(root, sign.substring(0, equals));
        return !found.isEmpty() && (value.equals("*") || found.equals(value));
    }

    private static boolean holds(byte[] body, String sign) {
        return new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8).contains(sign);
    }
}
