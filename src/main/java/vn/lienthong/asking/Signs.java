package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * By what an answer is known that says, with HTTP 200, something else than a page: that the session is over, that there is
 * nothing, that something failed.
 *
 * @param signs a path in the answer and its value, such as {@code error_code=-1}, or a text that stands near its beginning
 */
record Signs(List<String> signs) {
    private static final Pattern VALUE_AT = Pattern.compile("[\\p{L}\\d_@.-]+=.*");
    private static final int BEGINNING = 4_096;

    Signs {
        signs = List.copyOf(signs);
    }

    /** Those of a parameter, one a line. */
    static Signs of(Parameters parameters, String name) {
        return new Signs(parameters
                .text(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList());
    }

    boolean isIn(HttpAnswer answer) {
        return signs.stream()
                .anyMatch(sign ->
                        VALUE_AT.matcher(sign).matches() ? says(answer.root(), sign) : holds(answer.body(), sign));
    }

    /** A star is any value; null is none, unless the sign says so. */
    private static boolean says(JsonNode root, String sign) {
        int equals = sign.indexOf('=');
        String value = sign.substring(equals + 1).strip();
        String path = sign.substring(0, equals);
        if (value.equals("null") && Answers.at(root, path).isNull()) {
            return true;
        }
        String found = Answers.text(root, path);
        return !found.isEmpty() && (value.equals("*") || found.equals(value));
    }

    private static boolean holds(byte[] body, String sign) {
        return new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8).contains(sign);
    }
}
