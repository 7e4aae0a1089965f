package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * An example of what a JSON Schema describes: every property, every code of an enumeration at least once, and a last record without
 * what may be absent. A type inside itself is left out the second time.
 */
final class JsonExample {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;
    private final Specimen.Needed needed;
    private final Map<String, String> titles = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inList;
    private boolean sparse;

    JsonExample(JsonNode document, Specimen.Needed needed) {
        this.document = document;
        this.needed = needed;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, "", 0);
    }

    /** What the schema says of each key; a key that is described in two ways says nothing. */
    Map<String, String> titles() {
        Map<String, String> said = new HashMap<>(titles);
        said.values().removeIf(String::isEmpty);
        return said;
    }

    static JsonNode resolved(JsonNode document, JsonNode node) {
        String ref = node.path("$ref").asText("");
        return ref.startsWith("#/") ? document.at(ref.substring(1)) : node;
    }

    private JsonNode of(JsonNode schema, String key, int record) {
        String ref = schema.path("$ref").asText("");
        if (!ref.isEmpty()) {
            if (open.contains(ref)) {
                return MissingNode.getInstance();
            }
            open.push(ref);
            JsonNode made = of(resolved(document, schema), key, record);
            open.pop();
            return made;
        }
        title(schema, key);
        if (schema.has("allOf")) {
            ObjectNode whole = NODES.objectNode();
            schema.get("allOf").forEach(part -> merge(whole, of(part, key, record)));
            merge(whole, properties(schema, record));
            return whole;
        }
        JsonNode choice = schema.has("oneOf") ? schema.get("oneOf") : schema.path("anyOf");
        if (!choice.isEmpty()) {
            return of(choice.get(0), key, record);
        }
        return plain(schema, key, record);
    }

    private JsonNode plain(JsonNode schema, String key, int record) {
        if (schema.has("properties") || type(schema).equals("object")) {
            return properties(schema, record);
        }
        if (schema.has("items")) {
            return list(schema.get("items"), record);
        }
        if (key.equals(needed.number()) && !key.isEmpty()) {
            return NODES.textNode(Inventing.number(record));
        }
        JsonNode codes = schema.path("enum");
        if (!codes.isEmpty()) {
            return codes.get(record % codes.size());
        }
        for (String said : new String[] {"example", "default"}) {
            if (schema.path(said).isTextual()) {
                return NODES.textNode(Inventing.another(schema.get(said).textValue(), record));
            }
            if (schema.path(said).isValueNode()) {
                return schema.get(said);
            }
        }
        JsonNode examples = schema.path("examples");
        return examples.isEmpty() ? value(schema, key, record) : examples.get(record % examples.size());
    }

    private JsonNode value(JsonNode schema, String key, int record) {
        String format = schema.path("format").asText("");
        return switch (type(schema)) {
            case "integer", "number" -> NODES.numberNode(1);
            case "boolean" -> NODES.booleanNode(true);
            default ->
                NODES.textNode(
                        switch (format) {
                            case "date-time" -> Inventing.dateTime(record);
                            case "date" -> Inventing.date(record);
                            case "email" -> "mau" + (record + 1) + "@example.vn";
                            default ->
                                Inventing.asWritten(
                                                schema.path("description").asText("") + " "
                                                        + schema.path("pattern").asText(""),
                                                record)
                                        .orElse(needed.texts().contains(key) ? Inventing.TEXT : "");
                        });
        };
    }

    private ObjectNode properties(JsonNode schema, int record) {
        ObjectNode made = NODES.objectNode();
        JsonNode required = schema.path("required");
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean optional = !required.isEmpty() && !contains(required, property.getKey());
            if (sparse && optional && !needed.kept().contains(property.getKey())) {
                continue;
            }
            JsonNode value = of(property.getValue(), property.getKey(), record);
            if (!value.isMissingNode()) {
                made.set(property.getKey(), value);
            }
        }
        return made;
    }

    /** The outermost list holds the records: as many as the longest enumeration has codes, and one without what may be absent. */
    private ArrayNode list(JsonNode item, int record) {
        ArrayNode items = NODES.arrayNode();
        boolean records = !inList;
        inList = true;
        int count = records ? Math.min(Inventing.MOST, Math.max(Inventing.FEWEST, codes(item, 0))) : Inventing.FEWEST;
        for (int i = 0; i < count; i++) {
            add(items, of(item, "", records ? i : record * count + i));
        }
        if (records) {
            sparse = !needed.number().isEmpty();
            if (sparse) {
                add(items, of(item, "", count));
            }
            sparse = false;
            inList = false;
        }
        return items;
    }

    private static void add(ArrayNode items, JsonNode item) {
        if (!item.isMissingNode()) {
            items.add(item);
        }
    }

    /** How many codes the longest enumeration below has. */
    private int codes(JsonNode schema, int depth) {
        if (depth > 20) {
            return 0;
        }
        JsonNode here = resolved(document, schema);
        int most = here.path("enum").size();
        for (String holder : new String[] {"properties", "allOf", "oneOf", "anyOf"}) {
            for (JsonNode below : here.path(holder)) {
                most = Math.max(most, codes(below, depth + 1));
            }
        }
        return most;
    }

    private void title(JsonNode schema, String key) {
        String said = schema.path("title").asText(schema.path("description").asText(""));
        if (!key.isEmpty() && !said.isEmpty()) {
            titles.merge(key, said, (one, other) -> one.equals(other) ? one : "");
        }
    }

    /** OpenAPI 3.1 writes {@code [string, "null"]}. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() && !type.isEmpty() ? type.get(0).asText() : type.asText("");
    }

    private static boolean contains(JsonNode list, String text) {
        for (JsonNode one : list) {
            if (one.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private static void merge(ObjectNode whole, JsonNode part) {
        if (part instanceof ObjectNode object) {
            whole.setAll(object);
        }
    }
}
