package vn.lienthong.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** One full record of each source's shape, as a resource; a simulator copies it and fills in a dossier. */
final class Shapes {
    static final ObjectMapper JSON = new ObjectMapper();

    private Shapes() {}

    static ObjectNode object(String name) {
        try {
            return (ObjectNode) JSON.readTree(text(name));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The resource demo/" + name + " is not a JSON object", e);
        }
    }

    static String text(String name) {
        try (InputStream in = Shapes.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "Expected the resource demo/" + name + " in the jar, but it is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String write(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree in memory could not be written", e);
        }
    }
}
