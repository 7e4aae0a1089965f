package vn.lienthong.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** In which format records travel, and by which route template. */
enum Transport {
    PUSH_JSON("json", "push-http"),
    PUSH_CSV("csv", "push-http"),
    PUSH_XML("xml", "push-http"),
    TABLE("rows", "poll-sql"),
    PAGES("json", "poll-http-pages"),
    FILES("csv", "drop-folder");

    final String format;
    final String template;

    Transport(String format, String template) {
        this.format = format;
        this.template = template;
    }

    boolean isNested() {
        return format.equals("json") || format.equals("xml");
    }

    /** The vendor's names as they stand in this format. */
    String path(String name) {
        if (isNested()) {
            return name;
        }
        String flat = name.replace('.', '_');
        return format.equals("rows") ? flat.toUpperCase(Locale.ROOT) : flat;
    }

    /** Where the records lie. A list is asked for by one name, so its pages are never nested deeper. */
    String root(Habits habits) {
        return switch (this) {
            case PUSH_JSON -> habits.root();
            case PAGES -> "list[]";
            case PUSH_XML -> habits.xmlRoot() + "[]";
            case PUSH_CSV, FILES, TABLE -> ".";
        };
    }

    String text(Habits habits, List<Map<String, String>> records) {
        return switch (this) {
            case PUSH_JSON, PAGES -> json(root(habits), records);
            case PUSH_XML -> xml(habits.xmlRoot(), records);
            default -> csv(habits.delimiter(), records);
        };
    }

    private static String json(String root, List<Map<String, String>> records) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        records.forEach(record -> list.add(nested(record)));
        JsonNode document = list;
        // The root itself, ".", has no names.
        List<String> names = List.of(root.replace("[]", "").split("\\."));
        for (int i = names.size() - 1; i >= 0; i--) {
            document = JsonNodeFactory.instance.objectNode().set(names.get(i), document);
        }
        return document.toString();
    }

    private static ObjectNode nested(Map<String, String> record) {
        ObjectNode top = new ObjectMapper().createObjectNode();
        record.forEach((name, value) -> {
            ObjectNode at = top;
            String[] parts = name.split("\\.");
            for (int i = 0; i < parts.length - 1; i++) {
                at = at.withObjectProperty(parts[i]);
            }
            at.put(parts[parts.length - 1], value);
        });
        return top;
    }

    private static String xml(String root, List<Map<String, String>> records) {
        String[] names = root.split("\\.");
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + names[0] + ">\n");
        for (Map<String, String> record : records) {
            text.append('<').append(names[1]).append('>');
            elements(text, nested(record));
            text.append("</").append(names[1]).append(">\n");
        }
        return text.append("</").append(names[0]).append(">\n").toString();
    }

    private static void elements(StringBuilder text, JsonNode node) {
        node.properties().forEach(part -> {
            text.append('<').append(part.getKey()).append('>');
            if (part.getValue().isObject()) {
                elements(text, part.getValue());
            } else {
                text.append(part.getValue().asText());
            }
            text.append("</").append(part.getKey()).append('>');
        });
    }

    private String csv(String delimiter, List<Map<String, String>> records) {
        List<String> lines = new ArrayList<>();
        lines.add(records.get(0).keySet().stream().map(this::path).collect(Collectors.joining(delimiter)));
        records.forEach(record -> lines.add(String.join(delimiter, record.values())));
        return String.join("\r\n", lines) + "\r\n";
    }

    /** By the names of this format. */
    Map<String, String> flat(Map<String, String> record) {
        Map<String, String> flat = new LinkedHashMap<>();
        record.forEach((name, value) -> flat.put(path(name), value));
        return flat;
    }
}
