package vn.lienthong.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Orders to the hub of a data directory, as files: whoever may write there may steer it, running or not, and no port or key more
 * must be kept (src/docs/decisions/0008-orders-are-files.md).
 */
public final class Orders {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A hub that has read a question answers it soon: no search takes longer, see {@code search.Scanning}. */
    private static final int GRACE = 10;

    private final Path folder;

    public Orders(Path data) {
        this.folder = folder(data);
    }

    static Path folder(Path data) {
        return data.toAbsolutePath().normalize().resolve("orders");
    }

    /** The hub's answer; empty when none came in time: the order stays, and is obeyed when the hub starts. */
    public Optional<JsonNode> give(ObjectNode order, int seconds) throws IOException, InterruptedException {
        return wait(write(order), seconds);
    }

    /** As {@link #give} for what changes nothing: when no answer came in time, neither the question nor, if the hub had it by then, its answer stays. */
    public Optional<JsonNode> ask(ObjectNode question, int seconds) throws IOException, InterruptedException {
        String name = write(question);
        try {
            Optional<JsonNode> answer = wait(name, seconds);
            boolean isUnread = answer.isEmpty() && Files.deleteIfExists(folder.resolve(name));
            return answer.isPresent() || isUnread ? answer : wait(name, GRACE);
        } finally {
            Files.deleteIfExists(folder.resolve(name));
            Files.deleteIfExists(answer(name));
        }
    }

    private String write(ObjectNode order) throws IOException {
        Files.createDirectories(folder);
        String name = UUID.randomUUID() + ".json";
        Path draft = folder.resolve(name + ".new");
        Files.write(draft, JSON.writeValueAsBytes(order));
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        return name;
    }

    private Path answer(String name) {
        return folder.resolve("answered").resolve(name);
    }

    private Optional<JsonNode> wait(String name, int seconds) throws IOException, InterruptedException {
        Path answer = answer(name);
        for (long waited = 0; waited < seconds * 10L; waited++) {
            if (Files.exists(answer)) {
                JsonNode said = JSON.readTree(answer.toFile());
                Files.delete(answer);
                return Optional.of(said);
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Optional.empty();
    }
}
