package vn.lienthong.portal;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.lienthong.journal.Payload;

/**
 * A body that is an answer of the portal at all (domain.md 1.4): one whole JSON object with an error_code that can be
 * read. Always taken for UTF-8, whatever the headers say (FM-24).
 *
 * @param code as text
 * @param success true only for 0, "0" and "00" (FM-27); the message never counts (FM-28)
 * @param message mended where it was garbled; empty when there was none
 * @param root the whole answer
 */
record AnswerBody(String code, boolean success, String message, JsonNode root) {
    /** More than this is no answer of this protocol; it is not read. */
    static final int MOST = 4 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Optional<AnswerBody> read(Payload body) {
        if (body.size() == 0 || body.size() > MOST) {
            return Optional.empty();
        }
        try {
            return of(JSON.readTree(withoutMark(new String(body.toBytes(), StandardCharsets.UTF_8))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<AnswerBody> of(JsonNode root) {
        JsonNode code = root.path("error_code");
        if (!root.isObject() || !(code.isIntegralNumber() || code.isTextual())) {
            return Optional.empty();
        }
        String text = code.asText();
        boolean success = text.equals("0") || (code.isTextual() && text.equals("00"));
        if (!success && !isCode(text)) {
            return Optional.empty();
        }
        return Optional.of(new AnswerBody(text, success, Garbled.mend(messageOf(root)), root));
    }

    // Nothing but blanks, signs and zeros is neither a success nor a refusal: nobody can say what was meant.
    private static boolean isCode(String text) {
        return text.chars().anyMatch(c -> c != '0' && c != '+' && c != '-' && c != '.' && !Character.isWhitespace(c));
    }

    private static String messageOf(JsonNode root) {
        JsonNode message = root.path("message");
        return message.isValueNode() && !message.isNull() ? message.asText() : "";
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
