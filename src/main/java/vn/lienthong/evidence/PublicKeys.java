package vn.lienthong.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;

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

    /** A folder that is lost is written again from the journal, which has every statement as an entry. False when it has none. */
    boolean restore(Journal journal) throws IOException {
        long at = 0;
        for (List<Entry> some = next(journal, at); !some.isEmpty(); some = next(journal, at)) {
            for (Entry entry : some) {
                if (entry.kind() == Kind.DECISION
                        && KeyChange.ACTION.equals(entry.facts().get("action"))) {
                    add(KeyChange.read(entry.payload().text())
                            .orElseThrow(() -> new IOException("Expected a signed statement of a key in message "
                                    + entry.position() + ", but it is none; see journal verify")));
                }
                at = entry.position();
            }
        }
        return last().isPresent();
    }

    private static List<Entry> next(Journal journal, long after) {
        return journal.list(after, 1_000, 16 << 20);
    }

    void add(KeyChange change) throws IOException {
        Durable.replace(
                folder.resolve("%04d.note".formatted(list().size() + 1)),
                change.note().whole());
    }
}
