package vn.lienthong.replay;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.vault.LineKeys;

/**
 * The replays of a data directory, a folder each: {@code replay/<id>/} with {@code run.json}, {@code differences.jsonl}, the
 * versions read with and, while somebody wants it to stop, a file {@code pause} or {@code cancel}. A saved run is there after a
 * crash, or the one before.
 */
public final class Runs {
    static final ObjectMapper JSON = JsonMapper.builder()
            .configure(MapperFeature.AUTO_DETECT_IS_GETTERS, false)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String RUN = "run.json";
    private static final String VERSIONS = "versions.json";

    private final Path folder;
    private final LineKeys keys;

    /** For whoever does not ask for differences one by one. @param data the hub's data directory */
    public Runs(Path data) {
        this(data, LineKeys.none());
    }

    /** @param keys of the lines of differences: they name dossiers */
    public Runs(Path data, LineKeys keys) {
        this.folder = data.resolve("replay");
        this.keys = keys;
    }

    /** What somebody wants of a run that is going on; a file's name. */
    public enum Order {
        PAUSE,
        CANCEL;

        private String file() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A name that no run has, with its folder: durable, so that two runs that begin in one second have two. */
    public String name(Instant now) {
        String wished = NAME.format(now);
        String name = wished;
        try {
            Files.createDirectories(folder);
            for (int again = 2; Files.exists(folder.resolve(name)); again++) {
                name = wished + "-" + again;
            }
            Files.createDirectory(folder.resolve(name));
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to make a folder for a replay in " + folder, e);
        }
    }

    /** The last first. */
    public List<Run> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            List<Run> runs = new ArrayList<>();
            folders.forEach(one -> find(one.getFileName().toString()).ifPresent(runs::add));
            runs.sort(Comparator.comparing((Run run) -> run.asked().id()).reversed());
            return runs;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list the replays in " + folder, e);
        }
    }

    /** Empty also for a file that a newer hub wrote, or somebody broke. */
    public Optional<Run> find(String id) {
        Path file = home(id).resolve(RUN);
        try {
            return isName(id) && Files.exists(file)
                    ? Optional.of(JSON.readValue(file.toFile(), Run.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void order(String id, Order order) {
        try {
            Files.writeString(home(id).resolve(order.file()), "");
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to leave an order in " + home(id), e);
        }
    }

    /** The order that waits for whoever reads. */
    Optional<Order> ordered(String id) {
        return Stream.of(Order.CANCEL, Order.PAUSE)
                .filter(order -> Files.exists(home(id).resolve(order.file())))
                .findFirst();
    }

    void obeyed(String id) throws IOException {
        for (Order order : Order.values()) {
            Files.deleteIfExists(home(id).resolve(order.file()));
        }
    }

    /** A run as its file says it: counts, versions, causes and places, no values. */
    public ObjectNode json(Run run) {
        return JSON.valueToTree(run);
    }

    void save(Run run) throws IOException {
        write(run.asked().id(), RUN, JSON.writeValueAsBytes(run));
    }

    /** The texts themselves: files may change while a run is paused. */
    void keep(String id, Map<String, Bundle> versions) throws IOException {
        Map<String, SortedMap<String, String>> texts = new TreeMap<>();
        versions.forEach((code, bundle) -> texts.put(code, bundle.files()));
        write(id, VERSIONS, JSON.writeValueAsBytes(texts));
    }

    Map<String, Bundle> versions(String id) throws IOException {
        Map<String, SortedMap<String, String>> texts =
                JSON.readValue(home(id).resolve(VERSIONS).toFile(), new TypeReference<>() {});
        Map<String, Bundle> versions = new TreeMap<>();
        texts.forEach((code, files) -> versions.put(code, new Bundle(code, files)));
        return versions;
    }

    Path home(String id) {
        return folder.resolve(isName(id) ? id : "none");
    }

    /** A line for each record that differs, sealed each by itself where the hub has keys; {@link #each} reads them. */
    public Path differences(String id) {
        return home(id).resolve("differences.jsonl");
    }

    String seal(String line) {
        return keys.seal(line);
    }

    /** Every difference that the run has kept, in order. Throws {@code KeysUnavailable} where they were sealed under another key. */
    public void each(Run run, Consumer<Difference> reader) {
        Path file = differences(run.asked().id());
        if (run.kept() == 0) {
            return;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.limit(run.kept()).map(keys::open).map(Difference::parse).forEach(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read " + file, e);
        }
    }

    /**
     * Some of a run's differences, in order: what a page shows.
     *
     * @param skip so many that are wanted are left out before
     */
    public List<Difference> list(Run run, Predicate<Difference> wanted, int skip, int most) {
        List<Difference> found = new ArrayList<>();
        int[] seen = {0};
        each(run, one -> {
            if (found.size() < most && wanted.test(one) && seen[0]++ >= skip) {
                found.add(one);
            }
        });
        return found;
    }

    private void write(String id, String name, byte[] bytes) throws IOException {
        Path draft = home(id).resolve(name + ".new");
        Files.write(draft, bytes);
        Files.move(draft, home(id).resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isName(String id) {
        return id != null && id.matches("[0-9]{8}-[0-9]{6}(-[0-9]{1,3})?");
    }
}
