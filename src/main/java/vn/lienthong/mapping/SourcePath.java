package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A compiled path: {@code a.b} from the record, {@code $.a} from the document, {@code ^.a} from what holds the list that the
 * record lies in, {@code @service} for a transport fact of the
 * delivery, {@code name[languageId=228].name} for the item of a list with that value, {@code task[last].id} for its last, {@code 'a.b'} for a key with a dot.
 */
final class SourcePath {
    private static final String FIRST = "first";
    private static final String LAST = "last";

    /** Where a path begins. */
    enum Start {
        RECORD,
        /** What holds the list that the record or item lies in. */
        HOLDER,
        DOCUMENT,
        FACT
    }

    /** Is shown what a path that names lists leads to. */
    interface Visitor {
        /** False to see no more. */
        boolean item(Spot item);

        /** A key on the way is not there; false to see no more. */
        boolean absent(String at, boolean optional);
    }

    /**
     * One key on the way.
     *
     * @param list whether it is written with brackets
     * @param selectKey the key that an item of the list is chosen by, or null
     * @param selectValue its value, or the word for the first or last item without a key; null when nothing is chosen
     */
    record Segment(String key, boolean list, String selectKey, String selectValue) {}

    private final String text;
    private final Start start;
    private final List<Segment> segments;
    private final boolean optional;
    /** The key of a path that is nothing but a key of the record, as nearly all are; else null. */
    private final String onlyKey;

    private SourcePath(String text, Start start, List<Segment> segments, boolean optional) {
        this.text = text;
        this.start = start;
        this.segments = List.copyOf(segments);
        this.optional = optional;
        boolean plain = start == Start.RECORD && segments.size() == 1 && segments.get(0).selectValue == null;
        this.onlyKey = plain ? segments.get(0).key : null;
    }

    /** Null when the text is not a path. */
    static SourcePath parse(String text) {
        if (text.equals(".")) {
            return new SourcePath(text, Start.RECORD, List.of(), false);
        }
        if (text.startsWith("@")) {
            return text.length() == 1
                    ? null
                    : new SourcePath(
                            text, Start.FACT, List.of(new Segment(text.substring(1), false, null, null)), true);
        }
        Start start = start(text);
        boolean marked = start != Start.RECORD;
        String rest = marked ? text.substring(2) : text.startsWith(".@") ? text.substring(1) : text;
        List<Segment> segments = new ArrayList<>();
        for (String part : split(rest)) {
            Segment segment = segment(part);
            if (segment == null) {
                return null;
            }
            segments.add(segment);
        }
        return segments.isEmpty() ? null : new SourcePath(text, start, segments, false);
    }

    private static Start start(String text) {
        if (text.startsWith("$.")) {
            return Start.DOCUMENT;
        }
        return text.startsWith("^.") ? Start.HOLDER : Start.RECORD;
    }

    SourcePath withOptional(boolean value) {
        return new SourcePath(text, start, segments, value);
    }

    String text() {
        return text;
    }

    Start start() {
        return start;
    }

    boolean optional() {
        return optional;
    }

    /** {@code .}: the record or item itself. */
    boolean isItself() {
        return segments.isEmpty();
    }

    List<Segment> segments() {
        return segments;
    }

    /** As the shape writes it: lists as {@code key[]}, whatever selects from them. */
    String shapeText() {
        StringBuilder shape = new StringBuilder();
        for (Segment segment : segments) {
            shape.append(shape.isEmpty() ? "" : ".").append(Shape.quote(segment.key));
            shape.append(segment.list ? "[]" : "");
        }
        return shape.toString();
    }

    /**
     * The node at the path: MissingNode when a key is absent, NullNode when the way ends in an empty value, an array when
     * several were found where one was expected.
     */
    JsonNode find(Spot spot, Surroundings around) {
        if (onlyKey != null && spot.node() instanceof ObjectNode record) {
            JsonNode node = record.get(onlyKey);
            return node == null ? MissingNode.getInstance() : node;
        }
        if (start == Start.FACT) {
            String fact = around.facts().get(segments.get(0).key);
            return fact == null ? MissingNode.getInstance() : TextNode.valueOf(fact);
        }
        JsonNode node = base(spot, around);
        for (int i = 0; i < segments.size(); i++) {
            node = single(node);
            if (!node.isObject()) {
                return node.isArray() || isEmpty(node) ? node : MissingNode.getInstance();
            }
            Segment segment = segments.get(i);
            node = node.get(segment.key);
            if (node == null) {
                return MissingNode.getInstance();
            }
            node = segment.selectValue == null ? node : select(node, segment);
        }
        return node;
    }

    private JsonNode base(Spot spot, Surroundings around) {
        return switch (start) {
            case DOCUMENT -> around.document();
            case HOLDER -> spot.holder();
            default -> spot.node();
        };
    }

    /** Shows every item at the path, through every list on the way; a single object stands for a list of one. */
    void visit(Spot spot, Surroundings around, Visitor visitor) {
        String at = start == Start.RECORD ? spot.at() : "";
        visit(base(spot, around), spot.node(), at, 0, visitor);
    }

    private boolean visit(JsonNode node, JsonNode holder, String at, int i, Visitor visitor) {
        if (node.isArray()) {
            boolean more = true;
            for (int n = 0; n < node.size() && more; n++) {
                more = visitOne(node.get(n), holder, item(at, n), i, visitor);
            }
            return more;
        }
        return visitOne(node, holder, at, i, visitor);
    }

    /** The place of an item: {@code items[0].} behind {@code items.}. */
    static String item(String at, int number) {
        String list = at.endsWith(".") ? at.substring(0, at.length() - 1) : at;
        return list + "[" + number + "].";
    }

    private boolean visitOne(JsonNode node, JsonNode holder, String at, int i, Visitor visitor) {
        if (i == segments.size()) {
            return visitor.item(new Spot(node, holder, at));
        }
        Segment segment = segments.get(i);
        JsonNode child = node.get(segment.key);
        if (child == null) {
            return isEmpty(node) || visitor.absent(at + segment.key, optional);
        }
        JsonNode next = segment.selectValue == null ? child : select(child, segment);
        return visit(next, node, at + segment.key + ".", i + 1, visitor);
    }

    /** The object that holds the list this path leads to, as the shape writes it; empty for where the path begins. */
    String holderShape() {
        List<String> keys = split(shapeText());
        return String.join(".", keys.subList(0, Math.max(keys.size() - 1, 0)));
    }

    private static JsonNode single(JsonNode node) {
        if (!node.isArray()) {
            return node;
        }
        return node.isEmpty() ? NullNode.getInstance() : node.size() == 1 ? node.get(0) : node;
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isNull() || node.isTextual() && node.textValue().isBlank();
    }

    private static JsonNode select(JsonNode node, Segment segment) {
        if (segment.selectKey == null) {
            JsonNode end = node.isArray() ? node.get(segment.selectValue.equals(LAST) ? node.size() - 1 : 0) : node;
            return end == null ? NullNode.getInstance() : end;
        }
        if (node.isObject()) {
            return fits(node, segment) ? node : NullNode.getInstance();
        }
        for (JsonNode item : node) {
            if (fits(item, segment)) {
                return item;
            }
        }
        return NullNode.getInstance();
    }

    private static boolean fits(JsonNode item, Segment segment) {
        return item.path(segment.selectKey).asText().equals(segment.selectValue);
    }

    /** At dots outside quotes and brackets. */
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        boolean bracket = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            bracket = !quoted && (c == '[' || bracket && c != ']');
            if (c == '.' && !quoted && !bracket) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static Segment segment(String part) {
        String text = part.strip();
        int open = text.endsWith("]") ? text.lastIndexOf('[') : -1;
        String key = Texts.clean(open < 0 ? text : text.substring(0, open)).replace("'", "");
        if (key.isEmpty()) {
            return null;
        }
        if (open < 0) {
            return new Segment(key, false, null, null);
        }
        String inner = text.substring(open + 1, text.length() - 1);
        int equals = inner.indexOf('=');
        if (inner.isEmpty()) {
            return new Segment(key, true, null, null);
        }
        if (inner.equals(LAST) || inner.equals(FIRST)) {
            return new Segment(key, true, null, inner);
        }
        return equals <= 0
                ? null
                : new Segment(
                        key,
                        true,
                        inner.substring(0, equals).strip(),
                        inner.substring(equals + 1).strip());
    }
}
