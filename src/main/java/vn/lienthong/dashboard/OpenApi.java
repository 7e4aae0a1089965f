package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The description of the API (OpenAPI 3.1): openapi.json, as it is. */
final class OpenApi {
    private OpenApi() {}

    static JsonNode document() {
        try {
            return new ObjectMapper().readTree(Assets.read("openapi.json").toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected openapi.json to be JSON", e);
        }
    }
}
