package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import vn.lienthong.journal.Payload;

/** JSON in UTF-8. Numbers keep their digits. */
final class JsonTree {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Tree.MAX_DEPTH)
                            .maxNumberLength(100)
                            .maxNameLength(1_000)
                            .build())
                    // Names come from strangers: interning or caching them would let a sender fill the memory.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonTree() {}

    static Tree read(Payload payload, Layout layout) {
        Encoding encoding = layout.encodingOrUtf8();
        if (encoding == Encoding.UTF_8 || encoding.isSpelling()) {
            return read(payload);
        }
        byte[] bytes = payload.toBytes();
        String text = encoding.decode(bytes);
        return text == null ? Misencoded.torn(encoding, bytes) : read(text);
    }

    private static Tree read(Payload payload) {
        Tree tree = parse(() -> JSON.readTree(payload.open()));
        if (tree instanceof Tree.Torn) {
            byte[] bytes = payload.toBytes();
            return Texts.decode(bytes, StandardCharsets.UTF_8) == null ? Misencoded.torn(Encoding.UTF_8, bytes) : tree;
        }
        return tree;
    }

    static Tree read(String text) {
        return parse(() -> JSON.readTree(text));
    }

    private interface Parse {
        JsonNode run() throws IOException;
    }

    private static Tree parse(Parse parse) {
        try {
            JsonNode root = parse.run();
            return root == null || root.isMissingNode() ? torn("0:0") : new Tree.Whole(root);
        } catch (JsonProcessingException e) {
            // The parser's own message may quote contents: only the place is passed on.
            JsonLocation at = e.getLocation();
            return torn(at == null ? "?" : at.getLineNr() + ":" + at.getColumnNr());
        } catch (IOException e) {
            return torn("?");
        }
    }

    private static Tree torn(String at) {
        return new Tree.Torn(
                "Cần JSON mã UTF-8, lồng không quá " + Tree.MAX_DEPTH + " mức, nhưng văn bản hỏng tại dòng:cột " + at,
                "Expected JSON in UTF-8, at most " + Tree.MAX_DEPTH + " levels deep, but it breaks at line:column "
                        + at);
    }
}
