package vn.lienthong.asking;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the blanks of a question, such as {@code page={page}}, in the spelling of what stands around them. */
public final class Blanks {
    private static final Pattern BLANK = Pattern.compile("\\{([a-zA-Z]+)}");

    private final Map<String, String> values;

    public Blanks(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** A query: each value is encoded; a part whose blank is empty is left out. */
    String query(String query) {
        return Stream.of(query.split("&"))
                .filter(part -> !part.isBlank() && !hasEmptyBlank(part))
                .map(part -> fill(part.strip(), Blanks::encoded))
                .collect(Collectors.joining("&"));
    }

    /** A body: JSON, XML or a form, as its first character tells. */
    public String body(String body) {
        if (isJson(body)) {
            return fill(body, Blanks::json);
        }
        return isXml(body) ? fill(body, Blanks::xml) : query(body);
    }

    /** A header: as it is, but on one line. */
    String header(String value) {
        return fill(value, text -> text.replaceAll("[\\r\\n]", " "));
    }

    static String contentType(String body) {
        if (isJson(body)) {
            return "application/json";
        }
        return isXml(body) ? "text/xml; charset=utf-8" : "application/x-www-form-urlencoded";
    }

    static boolean names(String text, String blank) {
        return text.contains('{' + blank + '}');
    }

    private boolean hasEmptyBlank(String part) {
        return BLANK.matcher(part).results().anyMatch(blank -> "".equals(values.get(blank.group(1))));
    }

    private String fill(String text, UnaryOperator<String> spelling) {
        return BLANK.matcher(text).replaceAll(blank -> {
            String value = values.get(blank.group(1));
            return Matcher.quoteReplacement(value == null ? blank.group() : spelling.apply(value));
        });
    }

    private static boolean isJson(String body) {
        return body.stripLeading().startsWith("{") || body.stripLeading().startsWith("[");
    }

    private static boolean isXml(String body) {
        return body.stripLeading().startsWith("<");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String json(String value) {
        return new String(
                com.fasterxml.jackson.core.io.JsonStringEncoder.getInstance().quoteAsString(value));
    }

    private static String xml(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
    }
}
