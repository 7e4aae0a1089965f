package vn.lienthong.sandbox;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;

/**
 * One request as read at a door; parsed once.
 *
 * @param trouble why the body could not be read, empty when it could
 */
record Ask(Door door, JsonNode body, String trouble) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    static Ask read(Door door, byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            JsonNode body = JSON.readTree(parser);
            boolean object = body != null && body.isObject() && parser.nextToken() == null;
            return object ? new Ask(door, body, "") : unreadable(door, "Thân yêu cầu phải là một đối tượng JSON");
        } catch (IOException e) {
            return unreadable(door, "Thân yêu cầu không phải JSON (UTF-8) hợp lệ");
        }
    }

    private static Ask unreadable(Door door, String trouble) {
        return new Ask(door, JsonNodeFactory.instance.objectNode(), trouble);
    }

    /** The text of an envelope field, "" when absent or not a string. */
    String text(String key) {
        JsonNode value = body.path(key);
        return value.isTextual() ? value.textValue() : "";
    }

    String service() {
        return door == Door.LOGIN ? Service.LOGIN : text("service");
    }

    JsonNode data() {
        return body.path("data");
    }

    boolean updating() {
        return "True".equals(text("isUpdating"));
    }

    /** How many records the call is about. */
    int items() {
        return data().isArray() ? data().size() : 1;
    }

    static String number(JsonNode row) {
        JsonNode number = row.path("MaHoSo");
        return number.isTextual() ? number.textValue() : "";
    }
}
