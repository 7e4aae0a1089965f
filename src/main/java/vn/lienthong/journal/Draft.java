package vn.lienthong.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What is to become an entry.
 *
 * @param party who it came from or goes to: a source's code, a portal's name, a person's account
 * @param at when it was received or made; kept to the millisecond (the rest is dropped here, so that an entry reads as its draft)
 * @param contentType as declared by the sender, such as {@code application/json}
 * @param facts transport facts in their order: request line, file name, cursor, key of the sender; small
 */
public record Draft(
        Kind kind, String party, Instant at, String contentType, Map<String, String> facts, Payload payload) {
    /** The longest party and content type, in UTF-8 bytes. */
    public static final int MAX_NAME_BYTES = 255;

    /** All keys and values of the facts together, in UTF-8 bytes. */
    public static final int MAX_FACTS_BYTES = 32 * 1024;

    public Draft {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(payload, "payload");
        checkName("party", party);
        checkName("content type", contentType);
        at = at.truncatedTo(ChronoUnit.MILLIS);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        checkFacts(facts);
    }

    private static void checkName(String what, String value) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        boolean clean = value.chars().noneMatch(Character::isISOControl);
        if (value.isBlank() || bytes > MAX_NAME_BYTES || !clean) {
            throw new IllegalArgumentException("Expected a " + what + " of 1 to " + MAX_NAME_BYTES
                    + " bytes without control characters, but found " + bytes + " bytes");
        }
    }

    private static void checkFacts(Map<String, String> facts) {
        int bytes = 0;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            bytes += fact.getKey().getBytes(StandardCharsets.UTF_8).length;
            bytes += fact.getValue().getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > MAX_FACTS_BYTES) {
            throw new IllegalArgumentException("Expected at most " + MAX_FACTS_BYTES
                    + " bytes of transport facts, but found " + bytes + "; large contents belong into the payload");
        }
    }
}
