package vn.lienthong.dropin;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.lienthong.journal.Payload;

/**
 * What a body asks: the envelope's own values and one line per record of {@code data} (domain.md 1.3).
 *
 * @param texts the envelope's values by key; only those that are there
 * @param lines empty when there is no {@code data}, or none in it
 * @param session where the session's value stands in the body
 */
record Ask(Map<String, String> texts, List<Line> lines, Span session) {
    Ask {
        texts = Map.copyOf(texts);
        lines = List.copyOf(lines);
    }

    /** The value as sent; empty when it is missing. */
    String get(String key) {
        return texts.getOrDefault(key, "");
    }

    /** The bytes from one index up to another; nothing when they are equal. */
    record Span(int from, int to) {
        static final Span NONE = new Span(0, 0);

        /** The same bytes with each of these replaced by {@code *}: a session is a key and has no place in a journal. */
        Payload blanked(Payload body) {
            if (from == to) {
                return body;
            }
            byte[] bytes = body.toBytes();
            Arrays.fill(bytes, from, to, (byte) '*');
            return Payload.of(bytes);
        }
    }

    /** What a body came to. */
    sealed interface Read {
        record Understood(Ask ask) implements Read {}

        record Refused(Refusal refusal) implements Read {}

        default <T> T fold(Function<Ask, T> understood, Function<Refusal, T> refused) {
            if (this instanceof Understood u) {
                return understood.apply(u.ask);
            }
            return refused.apply(((Refused) this).refusal);
        }
    }
}
