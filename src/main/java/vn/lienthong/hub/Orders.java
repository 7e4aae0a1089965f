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

    private final Path folder;

    public Orders(Path data) {
        this.folder = folder(data);
    }

    static Path folder(Path data) {
        return data.toAbsolutePath().normalize().resolve("orders");
    }

    /** The hub's answer; empty when none came in time: the order stays, and is obeyed when the hub starts. */
    public Optional<JsonNode> give(ObjectNode order, int seconds) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        String name = UUID.randomUUID() + ".json";
        Path draft = folder.resolve(name + ".new");
        Files.write(draft, JSON.writeValueAsBytes(order));
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        Path answer = folder.resolve("answered").resolve(name);
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
