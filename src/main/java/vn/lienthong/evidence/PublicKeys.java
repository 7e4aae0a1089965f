package vn.lienthong.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The public keys of this hub, in the order in which they came into force: one file each, never changed. */
final class PublicKeys {
    private final Path folder;

    PublicKeys(Path folder) {
        this.folder = folder;
    }

    /** All changes, oldest first. A file that is none is refused: nobody but the hub writes there. */
    List<KeyChange> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<KeyChange> changes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".note"))
                    .sorted()
                    .toList()) {
                changes.add(KeyChange.read(Files.readString(file))
                        .orElseThrow(() -> new IOException("Expected a signed statement of a key in " + file
                                + ", but it is not what the hub wrote; restore it from the journal or a copy")));
            }
        }
        return changes;
    }

    Optional<NoteKey> last() throws IOException {
        List<KeyChange> changes = list();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(changes.get(changes.size() - 1).now());
    }

    void add(KeyChange change) throws IOException {
        Durable.replace(
                folder.resolve("%04d.note".formatted(list().size() + 1)),
                change.note().whole());
    }
}
