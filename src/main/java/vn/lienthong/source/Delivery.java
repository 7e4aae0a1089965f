package vn.lienthong.source;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.lienthong.journal.Payload;

/**
 * One HTTP page, POST, file or row batch of a source, exactly as received.
 *
 * @param source the source's code
 * @param contentType as declared, such as {@code application/json}
 * @param messageId the sender's own id of this message, by which a repeat is recognised; null when it gives none
 * @param ask what was asked of the source (a page's address, a table): the same answer to the same question again is no
 *     news; null for what a source pushes
 * @param cursor up to where the source has been read once this delivery is kept; null when it moves none
 * @param facts further transport facts for auditors: request line, file name
 */
public record Delivery(
        String source,
        String contentType,
        String messageId,
        String ask,
        String cursor,
        Map<String, String> facts,
        Payload payload) {
    public Delivery {
        // An empty X-Message-Id names nothing: every message would be named so, and a return to an earlier state
        // dropped.
        messageId = messageId == null || messageId.isBlank() ? null : messageId;
    }

    /**
     * The fact that holds what a sender says beside the bytes, such as a query string: pushed bytes are a repeat only when
     * it is equal too.
     */
    public static final String QUESTION = "question";

    /**
     * The fact of an answer that was no page of the list, though HTTP says 200: its flaw. It is kept for whoever looks into the
     * trouble, and is no sign of life: the ledger counts it neither as a contact nor as news.
     */
    public static final String NO_PAGE = "no-page";

    /** Names of the facts that this room itself reads back. */
    static final String MESSAGE_ID = "message-id";

    static final String ASK = "ask";
    static final String CURSOR = "cursor";

    public static Delivery pushed(String source, String contentType, String messageId, Payload payload) {
        return new Delivery(source, contentType, messageId, null, null, Map.of(), payload);
    }

    public static Delivery polled(String source, String contentType, String ask, String cursor, Payload payload) {
        return new Delivery(source, contentType, null, ask, cursor, Map.of(), payload);
    }

    public Delivery with(String fact, String value) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Delivery(source, contentType, messageId, ask, cursor, more, payload);
    }

    String question() {
        return facts.getOrDefault(QUESTION, "");
    }

    Map<String, String> allFacts() {
        Map<String, String> all = new LinkedHashMap<>(facts);
        putIfSaid(all, MESSAGE_ID, messageId);
        putIfSaid(all, ASK, ask);
        putIfSaid(all, CURSOR, cursor);
        return all;
    }

    private static void putIfSaid(Map<String, String> facts, String name, String value) {
        if (value != null && !value.isBlank()) {
            facts.put(name, value);
        }
    }
}
