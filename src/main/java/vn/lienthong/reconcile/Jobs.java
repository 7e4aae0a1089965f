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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The jobs of a data directory, a file each: {@code reconcile/jobs/<id>.json}. A saved job is there after a crash, or the one before. */
public final class Jobs {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(MapperFeature.AUTO_DETECT_IS_GETTERS, false)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();
    private static final String END = ".json";

    private final Path folder;

    /** @param data the hub's data directory */
    public Jobs(Path data) {
        this.folder = data.resolve("reconcile").resolve("jobs");
    }

    public synchronized void save(Job job) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(job.request().id() + ".new");
            Files.write(draft, JSON.writeValueAsBytes(job));
            Files.move(
                    draft,
                    folder.resolve(job.request().id() + END),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to keep a job of reconciliation in " + folder, e);
        }
    }

    public synchronized Optional<Job> find(String id) {
        return id.matches("[a-z0-9-]+_[0-9-]+_[0-9-]+") ? read(folder.resolve(id + END)) : Optional.empty();
    }

    /** All, in the order of their names. */
    public synchronized List<Job> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Job> jobs = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(END)).sorted().forEach(file -> read(file)
                    .ifPresent(jobs::add));
            return jobs;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list the jobs of reconciliation in " + folder, e);
        }
    }

    /** By source, the one that was begun last. */
    public Map<String, Job> lastBySource() {
        Map<String, Job> last = new TreeMap<>();
        list().stream()
                .sorted(Comparator.comparing(Job::startedAt))
                .forEach(job -> last.put(job.request().source(), job));
        return last;
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
