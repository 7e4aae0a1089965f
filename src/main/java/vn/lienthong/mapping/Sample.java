package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import vn.lienthong.journal.Payload;

/**
 * A payload that no mapping reads yet, as the tree its paths would be looked up in.
 *
 * @param format as {@code mapping.yaml} writes it: {@code json}, {@code rows}, {@code xml}, {@code csv}, {@code xlsx}
 * @param delimiter of CSV
 * @param root rows with a header carry their number as {@code #row}
 * @param fault why it cannot be read, in Vietnamese and English; null when it can
 */
public record Sample(String format, char delimiter, JsonNode root, List<String> fault) {
    /** The format is told by the name of the file; the delimiter of CSV by its first line. */
    public static Sample read(String name, byte[] bytes) {
        Format format = format(name.toLowerCase(Locale.ROOT));
        char delimiter = format == Format.CSV ? delimiter(bytes) : ',';
        Layout layout = new Layout(List.of(format), null, delimiter, List.of(), 0, "", List.of());
        return Tree.read(format, layout, Payload.of(bytes))
                .fold(
                        whole -> new Sample(word(format, whole.root()), delimiter, whole.root(), null),
                        torn -> new Sample(format.word(), delimiter, null, List.of(torn.vi(), torn.en())));
    }

    /** Whether a text is a time in this format, strictly. */
    public static boolean isTime(String format, String text) {
        return new TimeReader(List.of(format), ZoneOffset.ofHours(7), false).read(text) != TimePattern.NO;
    }

    /** How a key is written inside a path; empty when no path can name it. */
    public static String key(String key) {
        String clean = Texts.clean(key);
        SourcePath path = SourcePath.parse(Shape.quote(clean.startsWith("@") ? "." + clean : clean));
        boolean plain = clean.startsWith("@")
                || path != null
                        && path.segments().size() == 1
                        && path.segments().get(0).key().equals(clean);
        return path != null && plain && clean.indexOf('[') < 0 && clean.indexOf('?') < 0 ? Shape.quote(clean) : "";
    }

    private static Format format(String name) {
        if (name.endsWith(".xlsx")) {
            return Format.XLSX;
        }
        return name.endsWith(".xml")
                ? Format.XML
                : name.endsWith(".csv") || name.endsWith(".txt") ? Format.CSV : Format.JSON;
    }

    private static String word(Format format, JsonNode root) {
        boolean flat = format == Format.JSON && root.isArray() && !root.isEmpty() && isFlat(root.get(0));
        return flat ? Format.ROWS.word() : format.word();
    }

    private static boolean isFlat(JsonNode row) {
        for (JsonNode value : row) {
            if (value.isContainerNode()) {
                return false;
            }
        }
        return row.isObject();
    }

    private static char delimiter(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 8_192), StandardCharsets.UTF_8);
        String line = text.lines().filter(one -> !one.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char one : new char[] {';', '\t', '|'}) {
            best = count(line, one) > count(line, best) ? one : best;
        }
        return best;
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(c -> c == wanted).count();
    }
}
