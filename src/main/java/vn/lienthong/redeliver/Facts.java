package vn.lienthong.redeliver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Payload;

/** How the entries about orders are written and read. */
final class Facts {
    static final ObjectMapper JSON = new ObjectMapper();

    private Facts() {}

    /** One {@code word=count} a line. */
    static String write(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(one -> one.getKey() + '=' + one.getValue())
                .collect(Collectors.joining("\n"));
    }

    static Map<String, Long> counts(String text) {
        Map<String, Long> counts = new TreeMap<>();
        text.lines()
                .filter(line -> line.indexOf('=') > 0)
                .map(line -> line.split("=", 2))
                .forEach(pair -> counts.put(pair[0], Long.parseLong(pair[1])));
        return counts;
    }

    static Map<String, Long> count(Collection<Outcome> outcomes) {
        return outcomes.stream().collect(Collectors.groupingBy(Outcome::word, TreeMap::new, Collectors.counting()));
    }

    static Payload payload(String why, String name, List<Outcome> outcomes) {
        ObjectNode body = JSON.createObjectNode();
        if (!why.isEmpty()) {
            body.put("why", why);
        }
        body.set(name, JSON.valueToTree(outcomes));
        return Payload.ofText(body.toString());
    }

    /** Of a proposal: where the differences stand. */
    static List<String> records(Entry proposal) {
        List<String> records = new ArrayList<>();
        read(proposal).path("records").forEach(one -> records.add(one.asText()));
        return records;
    }

    static List<Outcome> outcomes(Entry entry) {
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonNode one : read(entry).path("outcomes")) {
            outcomes.add(new Outcome(
                    one.path("record").asText(),
                    one.path("number").asText(),
                    one.path("word").asText(),
                    one.path("code").asText()));
        }
        return outcomes;
    }

    static String why(Entry entry) {
        return read(entry).path("why").asText();
    }

    private static JsonNode read(Entry entry) {
        try {
            return JSON.readTree(entry.payload().text());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected JSON in message " + entry.position(), e);
        }
    }
}
