package vn.lienthong.workbench;

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
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/**
 * One payload beside a mapping, {@code mappings/<code>/examples/<name>.json|xml|csv|xlsx|xls}, with what it must give.
 *
 * @param code the source's code
 * @param input the payload's file
 */
public record Example(String code, Path input) {
    /** Examples arrive then: code tables with days are read as of it. */
    public static final Instant RECEIVED = Instant.parse("2026-10-12T12:00:00Z");

    private static final String EXPECTED = ".expected.json";
    private static final String FACTS = ".facts.json";

    /** All examples of a source, in order of name; none when it has no such folder. */
    public static List<Example> list(Path mappings, String code) {
        Path folder = mappings.resolve(code).resolve("examples");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(EXPECTED)
                            && !file.toString().endsWith(FACTS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(file -> new Example(code, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code page.expected.json} beside {@code page.json}. */
    public Path expected() {
        return beside(EXPECTED);
    }

    /** {@code page.facts.json} beside {@code page.json}: the transport facts, if the example needs any. */
    public Path facts() {
        return beside(FACTS);
    }

    /** The payload as the journal would hold it. */
    public Entry entry() {
        try {
            return entry(code, input, Files.exists(facts()) ? facts(facts()) : Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + input + ", but: " + e.getMessage(), e);
        }
    }

    static Entry entry(String code, Path input, Map<String, String> facts) throws IOException {
        Payload payload = Payload.of(Files.readAllBytes(input));
        return new Entry(
                Long.MAX_VALUE,
                Kind.DELIVERY,
                code,
                RECEIVED,
                contentType(input.getFileName().toString()),
                facts,
                payload,
                null);
    }

    private Path beside(String end) {
        String name = input.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return input.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + end);
    }

    private static String contentType(String name) {
        if (name.endsWith(".xlsx")) {
            return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        }
        if (name.endsWith(".xls")) {
            return "application/vnd.ms-excel";
        }
        return name.endsWith(".csv") ? "text/csv" : name.endsWith(".xml") ? "application/xml" : "application/json";
    }

    private static Map<String, String> facts(Path file) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        JsonNode tree = new ObjectMapper().readTree(file.toFile());
        tree.properties()
                .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
        return facts;
    }
}
