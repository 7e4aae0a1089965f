package vn.lienthong.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** What a portal client makes of an answer (domain.md 1.4). {@code found}: a look-up had a result. */
record Answer(Kind kind, boolean found, String session) {
    enum Kind {
        DONE,
        EXISTS,
        MISSING,
        EXPIRED,
        REFUSED,
        /** No answer that can be read: the same call goes again. */
        LOST
    }

    static final Answer LOST = new Answer(Kind.LOST, false, "");

    private static final Set<String> SUCCESS = Set.of("0", "00");

    static Answer read(int httpStatus, String body) {
        if (httpStatus >= 500 || httpStatus == 429) {
            return LOST;
        }
        try {
            JsonNode json = Shapes.JSON.readTree(body);
            boolean envelope = json.hasNonNull("error_code");
            if (!envelope) {
                return httpStatus < 400 ? LOST : new Answer(Kind.REFUSED, false, "");
            }
            Kind kind =
                    kind(json.get("error_code").asText(), json.path("message").asText());
            return new Answer(
                    kind, json.path("result").size() > 0, json.path("session").asText(""));
        } catch (JsonProcessingException e) {
            return httpStatus < 400 ? LOST : new Answer(Kind.REFUSED, false, "");
        }
    }

    private static Kind kind(String code, String message) {
        if (SUCCESS.contains(code)) {
            return Kind.DONE;
        }
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("đã tồn tại")) {
            return Kind.EXISTS;
        }
        if (text.contains("không tồn tại") || text.contains("chưa tồn tại") || text.contains("không tìm thấy")) {
            return Kind.MISSING;
        }
        boolean session = text.contains("session") || text.contains("phiên");
        return session ? Kind.EXPIRED : Kind.REFUSED;
    }
}
