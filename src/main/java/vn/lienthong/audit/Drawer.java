package vn.lienthong.audit;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Records of one kind, a JSON file each. A saved one is there after a crash, or the one before. */
final class Drawer<T> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(MapperFeature.AUTO_DETECT_IS_GETTERS, false)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String END = ".json";

    private final Path folder;
    private final Class<T> type;

    Drawer(Path folder, Class<T> type) {
        this.folder = folder;
        this.type = type;
    }

    /** An id that nothing here has. */
    synchronized String name(Instant now) {
        String wished = NAME.format(now);
        String name = wished;
        for (int again = 2; Files.exists(file(name)); again++) {
            name = wished + "-" + again;
        }
        return name;
    }

    synchronized void save(String id, T one) {
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(id + ".new");
            Files.write(draft, JSON.writeValueAsBytes(one));
            Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to keep a record in " + folder, e);
        }
    }

    /** The latest first; what a newer hub wrote, or somebody broke, is passed over. */
    List<T> list(int most) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<T> found = new ArrayList<>();
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .sorted(Comparator.reverseOrder())
                    .limit(most)
                    .forEach(id -> find(id).ifPresent(found::add));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to list " + folder, e);
        }
    }

    Optional<T> find(String id) {
        try {
            boolean there = id != null && id.matches("[0-9]{8}-[0-9]{6}(-[0-9]{1,3})?") && Files.exists(file(id));
            return there ? Optional.of(JSON.readValue(file(id).toFile(), type)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(String id) {
        return folder.resolve(id + END);
    }
}
