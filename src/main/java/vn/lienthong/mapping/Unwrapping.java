package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Opens the payloads inside one delivery, in the order of the mapping; what is broken is remembered with what holds it. */
final class Unwrapping {
    private final Parcel parcels;
    private final Deque<JsonNode> around = new ArrayDeque<>();
    private final Map<JsonNode, List<Broken>> holders = new IdentityHashMap<>();
    private final List<Broken> broken = new ArrayList<>();
    private JsonNode root;

    /** One that could not be opened. */
    record Broken(String place, String vi, String en) {}

    private Unwrapping(Layout layout, JsonNode root) {
        this.parcels = new Parcel(layout);
        this.root = root;
    }

    static Unwrapping of(Layout layout, JsonNode root) {
        Unwrapping unwrapping = new Unwrapping(layout, root);
        layout.unwrap().forEach(unwrapping::open);
        return unwrapping;
    }

    JsonNode root() {
        return root;
    }

    /** What is broken inside this record, or null; afterwards it counts as reported. */
    Broken takeBroken(JsonNode record) {
        List<Broken> inside = holders.get(record);
        if (inside == null) {
            return null;
        }
        broken.removeAll(inside);
        return inside.get(0);
    }

    /** What is broken and lies in no record. */
    List<Broken> rest() {
        return broken;
    }

    private void open(Unwrap unwrap) {
        if (unwrap.at().segments().isEmpty()) {
            root = opened(unwrap, root, ".");
        } else {
            into(unwrap, root, "", 0);
        }
    }

    private void into(Unwrap unwrap, JsonNode node, String at, int i) {
        if (node instanceof ArrayNode items) {
            for (int n = 0; n < items.size(); n++) {
                into(unwrap, items.get(n), SourcePath.item(at, n), i);
            }
            return;
        }
        if (!(node instanceof ObjectNode object)) {
            return;
        }
        SourcePath.Segment segment = unwrap.at().segments().get(i);
        JsonNode child = object.get(segment.key());
        around.push(object);
        if (child != null && i < unwrap.at().segments().size() - 1) {
            into(unwrap, child, at + segment.key() + ".", i + 1);
        } else if (child instanceof ArrayNode items) {
            for (int n = 0; n < items.size(); n++) {
                items.set(n, opened(unwrap, items.get(n), at + segment.key() + "[" + n + "]"));
            }
        } else if (child != null) {
            object.set(segment.key(), opened(unwrap, child, at + segment.key()));
        }
        around.pop();
    }

    /** A text inside an element that has attributes too is opened all the same; what is no text is a tree already. */
    private JsonNode opened(Unwrap unwrap, JsonNode node, String place) {
        JsonNode text = node.path("#text").isTextual() ? node.get("#text") : node;
        if (!text.isTextual() || text.textValue().isBlank()) {
            return node;
        }
        return parcels.open(unwrap, text.textValue()).fold(Tree.Whole::root, torn -> {
            Broken one = new Broken(place + " (" + unwrap.where() + ")", torn.vi(), torn.en());
            broken.add(one);
            around.forEach(holder ->
                    holders.computeIfAbsent(holder, key -> new ArrayList<>()).add(one));
            return NullNode.getInstance();
        });
    }
}
