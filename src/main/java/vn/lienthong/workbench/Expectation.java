package vn.lienthong.workbench;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What an example must give, and where in its file each thing is said. */
final class Expectation {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /** From 1. */
    record Place(int line, int column) {}

    private final String text;
    private final JsonNode root;
    private final Place broken;
    private final Map<String, Place> places = new HashMap<>();

    private Expectation(String text, JsonNode root, Place broken) {
        this.text = text;
        this.root = root;
        this.broken = broken;
    }

    static Expectation read(Path file) {
        try {
            String text = Files.readString(file);
            return new Expectation(text, JSON.readTree(text), null);
        } catch (JsonProcessingException e) {
            return new Expectation("", JSON.createArrayNode(), place(e.getLocation()));
        } catch (java.nio.charset.CharacterCodingException e) {
            return new Expectation("", JSON.createArrayNode(), new Place(1, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    /** Where the text stops being JSON, or null. */
    Place broken() {
        return broken;
    }

    /** Where the value at a pointer such as {@code /0/MaHoSo} is written, or the nearest thing that holds it. */
    Place place(String pointer) {
        if (places.isEmpty()) {
            locate();
        }
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return new Place(1, 1);
    }

    /** Only when something is to be shown: most expectations hold. */
    private void locate() {
        try (JsonParser parser = JSON.getFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.getParsingContext().pathAsPointer().toString();
                if (token == JsonToken.FIELD_NAME || !parser.getParsingContext().inObject()) {
                    places.putIfAbsent(pointer, place(parser.currentTokenLocation()));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Expected to read the same text twice", e);
        }
    }

    private static Place place(JsonLocation at) {
        return at == null ? new Place(1, 1) : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
