package vn.lienthong.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienthong.journal.Payload;

/**
 * The files of one source's mapping as text: {@code mapping.yaml}, {@code shape.txt}, {@code codes/*.csv}. Its text is
 * what an ACTIVATION entry carries, so that the journal can read every delivery again as it was read.
 *
 * @param code the source's code
 * @param files name to text, in order of name
 */
public record Bundle(String code, SortedMap<String, String> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Bundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Reads {@code mappingsDir/code}. Missing files are found by {@link #check}; unreadable ones throw. */
    public static Bundle load(Path mappingsDir, String code) {
        Path home = mappingsDir.resolve(code);
        SortedMap<String, String> files = new TreeMap<>();
        add(files, "mapping.yaml", home.resolve("mapping.yaml"));
        add(files, "shape.txt", home.resolve("shape.txt"));
        for (Path table : listFiles(home.resolve("codes"))) {
            add(files, "codes/" + table.getFileName(), table);
        }
        return new Bundle(code, files);
    }

    /** The codes of all sources that have a folder with a mapping.yaml, in order. */
    public static List<String> codes(Path mappingsDir) {
        try (Stream<Path> homes = Files.list(mappingsDir)) {
            return homes.filter(home -> Files.exists(home.resolve("mapping.yaml")))
                    .map(home -> home.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@link #text} wrote. */
    public static Bundle of(String code, Payload text) {
        SortedMap<String, String> files = new TreeMap<>();
        try {
            JsonNode tree = JSON.readTree(text.toBytes());
            for (Map.Entry<String, JsonNode> file : tree.properties()) {
                files.put(file.getKey(), file.getValue().asText());
            }
            return new Bundle(code, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JSON object, file name to text: the payload of an ACTIVATION entry whose party is the source's code. */
    public Payload text() {
        try {
            return Payload.of(JSON.writeValueAsBytes(files));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected texts to be written as JSON", e);
        }
    }

    /** The content's address: the same files have the same version. */
    public String version() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, String> file : files.entrySet()) {
                digest.update((file.getKey() + "\0" + file.getValue() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected SHA-256 in this Java runtime, but it is missing", e);
        }
    }

    /** Everything that is wrong with these files, in their order; empty when they may be activated. Changes nothing. */
    public static List<Finding> check(Bundle bundle) {
        Findings findings = new Findings();
        new MappingCompiler(bundle, findings).compile();
        return findings.all();
    }

    private static void add(SortedMap<String, String> files, String name, Path path) {
        try {
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            files.put(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> listFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
