package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares JSON with a schema of openapi.json, as far as that document uses JSON Schema. */
final class Described {
    private static final JsonNode SCHEMAS = OpenApi.document().at("/components/schemas");

    private final List<String> differences = new ArrayList<>();

    private Described() {}

    static List<String> differences(String schema, JsonNode value) {
        Described described = new Described();
        described.compare(SCHEMAS.get(schema), value, "");
        return described.differences;
    }

    private void compare(JsonNode schema, JsonNode value, String place) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replace("#/components/schemas/", "");
            compare(SCHEMAS.get(name), value, place);
            return;
        }
        if (schema.has("oneOf")) {
            JsonNode fitting = value.isNull() ? schema.at("/oneOf/1") : schema.at("/oneOf/0");
            compare(fitting, value, place);
            return;
        }
        if (schema.has("type") && !typeFits(schema.get("type"), value)) {
            differences.add(place + " should be " + schema.get("type") + " but is " + value.getNodeType());
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            differences.add(place + " is not one of " + schema.get("enum") + ": " + value);
        }
        if (value.isTextual() && "date-time".equals(schema.path("format").asText())) {
            Instant.parse(value.asText());
        }
        if (value.isArray()) {
            value.forEach(item -> compare(schema.get("items"), item, place + "[]"));
        }
        if (value.isObject()) {
            compareFields(schema, value, place);
        }
    }

    private void compareFields(JsonNode schema, JsonNode value, String place) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                differences.add(place + "." + name.asText() + " is missing");
            }
        });
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String at = place + "." + field.getKey();
            JsonNode described = schema.path("properties").path(field.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!described.isMissingNode()) {
                compare(described, field.getValue(), at);
            } else if (others.isObject()) {
                compare(others, field.getValue(), at);
            } else {
                differences.add(at + " is not described");
            }
        }
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean typeFits(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (typeFits(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
