package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/** The shipped mappings and their examples, as a running hub would read them. */
final class Examples {
    static final Path HOME = Path.of("mappings");
    static final Instant RECEIVED = Instant.parse("2026-10-12T12:00:00Z");
    static final ObjectMapper JSON = new ObjectMapper();

    private Examples() {}

    /** One example: the source, the file of the payload, and the request's facts if any. */
    record Example(String code, Path input) {
        Path expected() {
            String name = input.getFileName().toString();
            return input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".expected.json");
        }

        Entry entry() {
            try {
                String name = input.getFileName().toString();
                Path facts = input.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".facts.json");
                return delivery(code, contentType(name), facts(facts), Files.readAllBytes(input));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return code + "/" + input.getFileName();
        }
    }

    static List<Example> all() {
        return Bundle.codes(HOME).stream().flatMap(Examples::of).toList();
    }

    /** A reader with every shipped mapping active. */
    static Reader reader() {
        Mappings mappings = new Mappings();
        Bundle.codes(HOME).forEach(code -> mappings.activate(activation(1, Bundle.load(HOME, code))));
        return new Reader(mappings, new Catalogues());
    }

    static Entry activation(long position, Bundle bundle) {
        return entry(position, Kind.ACTIVATION, bundle.code(), "application/json", Map.of(), bundle.text());
    }

    static Entry delivery(String code, String type, Map<String, String> facts, byte[] payload) {
        return entry(48213, Kind.DELIVERY, code, type, facts, Payload.of(payload));
    }

    static Entry entry(
            long position, Kind kind, String party, String type, Map<String, String> facts, Payload payload) {
        return new Entry(position, kind, party, RECEIVED, type, facts, payload, null);
    }

    private static Stream<Example> of(String code) {
        try (Stream<Path> files = Files.list(HOME.resolve(code).resolve("examples"))) {
            return files
                    .filter(file -> !file.toString().endsWith(".expected.json"))
                    .filter(file -> !file.toString().endsWith(".facts.json"))
                    .sorted()
                    .map(file -> new Example(code, file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(String name) {
        if (name.endsWith(".xlsx")) {
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        }
        return name.endsWith(".csv") ? "text/csv" : name.endsWith(".xml") ? "application/xml" : "application/json";
    }

    private static Map<String, String> facts(Path file) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        if (Files.exists(file)) {
            JsonNode tree = JSON.readTree(file.toFile());
            tree.properties()
                    .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        }
        return facts;
    }
}
