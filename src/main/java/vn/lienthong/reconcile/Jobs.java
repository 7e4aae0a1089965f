package vn.lienthong.reconcile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The jobs of a data directory, a file each: {@code reconcile/jobs/<id>.json}; beside them {@code reconcile/daily.json}, the days that were
 * ordered by themselves. What was saved is there after a crash, or what was there before.
 */
public final class Jobs {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(MapperFeature.AUTO_DETECT_IS_GETTERS, false)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();
    private static final String END = ".json";

    private final Path folder;
    private final NavigableMap<String, Job> open = new TreeMap<>();
    private final Map<String, Job> last = new TreeMap<>();
    /** By source, the last day that was ordered by itself; kept apart, because another job of that day takes the place of its job. */
    private final Map<String, String> dailyDays = new TreeMap<>();

    private boolean isRead;

    /** @param data the hub's data directory */
    public Jobs(Path data) {
        this.folder = data.resolve("reconcile").resolve("jobs");
    }

    public synchronized void save(Job job) {
        read();
        write(folder.resolve(job.request().id() + END), job);
        note(job);
    }

    private void write(Path file, Object what) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(file.getFileName().toString().replace(END, ".new"));
            Files.write(draft, JSON.writeValueAsBytes(what));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to keep a job of reconciliation in " + folder, e);
        }
    }

    public synchronized Optional<Job> find(String id) {
        return id.matches("[a-z0-9-]+_[0-9-]+_[0-9-]+") ? read(folder.resolve(id + END)) : Optional.empty();
    }

    /** Those that have not ended, in the order of their names. */
    public synchronized List<Job> listOpen() {
        read();
        return List.copyOf(open.values());
    }

    /** By source, the one that was begun last. */
    public synchronized Map<String, Job> lastBySource() {
        read();
        return new TreeMap<>(last);
    }

    /** The one of a source that was begun last. */
    public synchronized Optional<Job> findLast(String source) {
        read();
        return Optional.ofNullable(last.get(source));
    }

    /** The last day of a source that was ordered by itself; empty when there is none. */
    synchronized Optional<String> findLastDaily(String source) {
        read();
        return Optional.ofNullable(dailyDays.get(source));
    }

    /** A day was ordered by itself. Durable when it returns; a crash before it leaves the job's file, which says the same. */
    synchronized void ordered(String source, String day) {
        read();
        dailyDays.merge(source, day, Jobs::later);
        write(daily(), dailyDays);
    }

    private Path daily() {
        return folder.resolveSibling("daily.json");
    }

    private static String later(String one, String other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Once: from then on nobody else writes here. A year of daily jobs is some ten thousand files. */
    private void read() {
        if (isRead) {
            return;
        }
        isRead = true;
        if (!Files.isDirectory(folder)) {
            return;
        }
        readDaily();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(END)).sorted().forEach(file -> read(file)
                    .ifPresent(this::note));
        } catch (IOException e) {
            isRead = false;
            throw new UncheckedIOException("Expected to list the jobs of reconciliation in " + folder, e);
        }
    }

    /** Broken, it is passed over: the jobs' files say nearly the same. */
    private void readDaily() {
        try {
            JSON.readTree(daily().toFile())
                    .properties()
                    .forEach(one -> dailyDays.put(one.getKey(), one.getValue().asText()));
        } catch (IOException e) {
            // None yet, or broken.
        }
    }

    private void note(Job job) {
        Request request = job.request();
        if (job.isEnded()) {
            open.remove(request.id());
        } else {
            open.put(request.id(), job);
        }
        last.merge(
                request.source(), job, (one, other) -> other.startedAt().compareTo(one.startedAt()) < 0 ? one : other);
        if (request.who().equals(Daily.WHO)) {
            dailyDays.merge(request.source(), request.to(), Jobs::later);
        }
    }

    /** A file that a newer hub wrote, or somebody broke, is passed over. */
    private static Optional<Job> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Job.class)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
