package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** A tree whose texts are spelt in the letters of old fonts, though the file itself is Unicode (.xlsx, JSON, SQL rows). */
final class Respelt {
    private Respelt() {}

    static Tree tree(Tree tree, Encoding encoding) {
        return tree.fold(
                whole -> inside(whole.root(), encoding)
                        ? whole
                        : new Tree.Torn(
                                "Cần chữ " + encoding.word() + ", nhưng văn bản đã là Unicode: bỏ encoding",
                                "Expected letters of " + encoding.word()
                                        + ", but the texts are Unicode already: take encoding out"),
                torn -> torn);
    }

    /** False when a text is Vietnamese already. */
    private static boolean inside(JsonNode node, Encoding encoding) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                JsonNode value = respelt(entry.getValue(), encoding);
                if (value == null) {
                    return false;
                }
                entry.setValue(value);
            }
        }
        for (int i = 0; node instanceof ArrayNode array && i < array.size(); i++) {
            JsonNode value = respelt(array.get(i), encoding);
            if (value == null) {
                return false;
            }
            array.set(i, value);
        }
        return true;
    }

    private static JsonNode respelt(JsonNode value, Encoding encoding) {
        if (!value.isTextual()) {
            return inside(value, encoding) ? value : null;
        }
        String text = encoding.respell(value.textValue());
        return text == null ? null : TextNode.valueOf(text);
    }
}
