package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

    static Tree read(Payload payload) {
        try {
            JsonNode root = JSON.readTree(payload.open());
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
