package vn.lienthong.portal;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.lienthong.journal.Payload;

/** A body that is an answer of the 2026 adapter: one whole JSON object, taken for UTF-8 whatever the headers say. */
record SixStepBody(JsonNode root) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String FINE = "200";

    static Optional<SixStepBody> read(Payload body) {
        if (body.size() == 0 || body.size() > AnswerBody.MOST) {
            return Optional.empty();
        }
        try {
            JsonNode root = JSON.readTree(new String(body.toBytes(), StandardCharsets.UTF_8));
            return root != null && root.isObject() ? Optional.of(new SixStepBody(root)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** True only for code 200, as a number or as text. */
    boolean isFine() {
        return FINE.equals(code());
    }

    String code() {
        return text("/code");
    }

    String message() {
        return Garbled.mend(text("/message"));
    }

    String text(String pointer) {
        JsonNode value = root.at(pointer);
        return value.isTextual() || value.isIntegralNumber() ? value.asText().strip() : "";
    }
}
