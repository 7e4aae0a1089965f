package vn.lienthong.dossier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a {@link Call} and its {@link Outcome} stand in the facts of the journal's REQUEST and ANSWER entries: what the
 * ledger needs of a call, so that it never has to read the portal's bytes. Pure. The keys are in stored files: never
 * rename one.
 *
 * <ul>
 *   <li>REQUEST: {@code service}; {@code items}, one line each: number, step's ordinal, and the {@link Sent state},
 *       separated by tabs (in the number a tab, a line's end and a backslash are escaped)
 *   <li>ANSWER: {@code request} (position), {@code outcome}, {@code code}, {@code message}, {@code retryAfterMillis},
 *       {@code http} (0 when there was no answer)
 * </ul>
 */
public final class CallFacts {
    private CallFacts() {}

    /** What a request said, without the contents. */
    public record Asked(Call.Service service, List<Item> items) {
        public Asked {
            items = List.copyOf(items);
        }
    }

    /** One item of a request: {@link Call.Item} without the contents. */
    public record Item(DossierNumber number, int stepOrdinal, Sent sent) {}

    /**
     * @param request the position of the REQUEST entry
     * @param http the HTTP status; 0 when there was no answer
     */
    public record Answered(long request, Outcome outcome, int http) {}

    public static Map<String, String> ofRequest(Call call) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("service", call.service().name());
        facts.put(
                "items",
                lines(call.items().stream()
                        .map(item -> new Item(item.number(), item.stepOrdinal(), item.sent()))
                        .toList()));
        return facts;
    }

    /** The items as they stand in the fact {@code items}. */
    public static String lines(List<Item> items) {
        StringBuilder lines = new StringBuilder(items.size() * 88);
        for (Item item : items) {
            lines.append(lines.isEmpty() ? "" : "\n")
                    .append(escape(item.number().value()))
                    .append('\t')
                    .append(item.stepOrdinal())
                    .append('\t')
                    .append(item.sent());
        }
        return lines.toString();
    }

    public static Asked readRequest(Map<String, String> facts) {
        List<Item> items = new ArrayList<>();
        for (String line : get(facts, "items").split("\n", -1)) {
            items.add(readItem(line));
        }
        return new Asked(Call.Service.valueOf(get(facts, "service")), items);
    }

    public static Map<String, String> ofAnswer(Answered answered) {
        Outcome outcome = answered.outcome();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("request", Long.toString(answered.request()));
        facts.put("outcome", outcome.kind().name());
        facts.put("code", outcome.code());
        facts.put("message", outcome.message());
        facts.put("retryAfterMillis", Long.toString(outcome.retryAfter().toMillis()));
        facts.put("http", Integer.toString(answered.http()));
        return facts;
    }

    public static Answered readAnswer(Map<String, String> facts) {
        Outcome outcome = new Outcome(
                Outcome.Kind.valueOf(get(facts, "outcome")),
                get(facts, "code"),
                get(facts, "message"),
                Duration.ofMillis(Long.parseLong(get(facts, "retryAfterMillis"))));
        return new Answered(Long.parseLong(get(facts, "request")), outcome, Integer.parseInt(get(facts, "http")));
    }

    private static Item readItem(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "Expected an item of number, ordinal and state, but found " + parts.length + " parts");
        }
        return new Item(new DossierNumber(unescape(parts[0])), Integer.parseInt(parts[1]), Sent.parse(parts[2]));
    }

    private static String get(Map<String, String> facts, String key) {
        String value = facts.get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "Expected the fact '" + key + "' of a portal entry, but found only " + facts.keySet());
        }
        return value;
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain.append(c == '\\' ? plainOf(text.charAt(++i)) : c);
        }
        return plain.toString();
    }

    private static char plainOf(char escaped) {
        if (escaped == 't') {
            return '\t';
        }
        return escaped == 'n' ? '\n' : escaped;
    }
}
