package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import vn.lienthong.journal.Payload;

/** A payload read into one tree, whatever its format; or why not. */
sealed interface Tree {
    /** Deeper nesting than any source needs: a hostile or broken text. */
    int MAX_DEPTH = 100;

    /** The largest payload that is read; larger ones stay in the journal as a problem. */
    int MAX_BYTES = 32 * 1024 * 1024;

    record Whole(JsonNode root) implements Tree {}

    /** Both sentences say what was expected and found; they never hold contents. */
    record Torn(String vi, String en) implements Tree {}

    default <T> T fold(Function<Whole, T> whole, Function<Torn, T> torn) {
        if (this instanceof Whole w) {
            return whole.apply(w);
        }
        return torn.apply((Torn) this);
    }

    static Tree read(Format format, Layout layout, Payload payload) {
        if (payload.size() > MAX_BYTES) {
            return new Torn(
                    "Cần gói tin tối đa " + MAX_BYTES + " byte, nhưng nhận " + payload.size(),
                    "Expected at most " + MAX_BYTES + " bytes, but found " + payload.size());
        }
        return switch (format) {
            case JSON, ROWS -> spelt(JsonTree.read(payload, layout), layout);
            case XML -> XmlTree.read(payload, layout);
            case CSV -> CsvTree.read(payload, layout);
            case XLSX -> spelt(XlsxTree.read(payload, layout), layout);
            case XLS -> spelt(XlsTree.read(payload, layout), layout);
        };
    }

    private static Tree spelt(Tree tree, Layout layout) {
        return layout.isSpelt() ? Respelt.tree(tree, layout.encoding()) : tree;
    }
}
