package vn.lienthong.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/** The sample payloads, and what a test asks of a tree. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    static String text(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/samples/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        return tree(text(name));
    }

    static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every path of the tree; elements of one array count as one. */
    static Set<String> paths(JsonNode node) {
        Set<String> found = new TreeSet<>();
        collect(node, "", found);
        return found;
    }

    private static void collect(JsonNode node, String path, Set<String> found) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", found));
        }
        node.fields().forEachRemaining(field -> {
            found.add(path + "/" + field.getKey());
            collect(field.getValue(), path + "/" + field.getKey(), found);
        });
    }
}
