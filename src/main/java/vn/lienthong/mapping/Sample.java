package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * A payload that no mapping reads yet, as the tree its paths would be looked up in.
 *
 * @param format as {@code mapping.yaml} writes it: {@code json}, {@code rows}, {@code xml}, {@code csv}, {@code xlsx}, {@code
 *     xls}
 * @param encoding as {@code mapping.yaml} must declare it; empty when nothing need be said
 * @param delimiter of CSV
 * @param unwrap the payloads inside it, in the order in which they are opened
 * @param root with these opened; rows with a header carry their number as {@code #row}
 * @param fault why it cannot be read, in Vietnamese and English; null when it can
 */
public record Sample(
        String format, String encoding, char delimiter, List<Inside> unwrap, JsonNode root, List<String> fault) {
    public Sample {
        unwrap = List.copyOf(unwrap);
    }

    /**
     * A payload inside the payload, as a line of {@code unwrap} says it.
     *
     * @param at where the text stands, from the root
     * @param as the layers to take off, from the outside in
     */
    public record Inside(String at, List<String> as) {
        public Inside {
            as = List.copyOf(as);
        }
    }

    /** The format is told by the name of the file; the delimiter of CSV by its first line; the encoding and what is inside by what fits. */
    public static Sample read(String name, byte[] bytes) {
        Format format = format(name.toLowerCase(Locale.ROOT));
        char delimiter = format == Format.CSV ? delimiter(bytes) : ',';
        Sampling read = Sampling.of(format, delimiter, bytes);
        return read.tree()
                .fold(
                        whole -> opened(format, delimiter, read, whole.root()),
                        torn -> new Sample(
                                format.word(), "", delimiter, List.of(), null, List.of(torn.vi(), torn.en())));
    }

    private static Sample opened(Format format, char delimiter, Sampling read, JsonNode root) {
        Parcels parcels = Parcels.in(read.layout(), root);
        Encoding encoding = read.layout().encoding();
        return new Sample(
                word(format, root),
                encoding == null ? "" : encoding.word(),
                delimiter,
                parcels.found(),
                parcels.root(),
                null);
    }

    /** Whether one element and several look alike in it. */
    public boolean isXml() {
        return format.equals(Format.XML.word())
                || unwrap.stream().anyMatch(inside -> inside.as().contains(Unwrap.Step.XML.word()));
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
        if (name.endsWith(".xlsx") || name.endsWith(".xls")) {
            return name.endsWith("x") ? Format.XLSX : Format.XLS;
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
