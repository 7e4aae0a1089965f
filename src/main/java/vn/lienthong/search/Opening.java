package vn.lienthong.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the files of an index come to be open: of what is there, or of nothing. */
final class Opening {
    private static final Logger log = LoggerFactory.getLogger(Opening.class);
    private static final String ASIDE = "-set-aside";

    private final Path folder;
    private final SearchKey.Source key;
    private final int seal;
    private final Leaves leaves;
    private boolean hasSetAside;

    Opening(Path folder, SearchKey.Source key, int seal, Leaves leaves) {
        this.folder = folder;
        this.key = key;
        this.seal = seal;
        this.leaves = leaves;
    }

    record Opened(Terms terms, Shelf shelf) {}

    /** What is there, else a new one while the old lies aside, once. Throws when not even that can be made. */
    Opened open() throws IOException {
        try {
            return attempt();
        } catch (IOException | RuntimeException e) {
            if (hasSetAside) {
                throw e;
            }
            log.atError()
                    .addKeyValue("folder", folder.getFileName())
                    .addKeyValue("because", e.getClass().getSimpleName())
                    .log("the search index cannot be opened; it is set aside and made again from the journal");
            setAside(folder);
            key.setAside();
            hasSetAside = true;
            return attempt();
        }
    }

    boolean hasSetAside() {
        return hasSetAside;
    }

    private Opened attempt() throws IOException {
        Terms terms = new Terms(key.open());
        return new Opened(terms, Shelf.open(folder, terms.check(), seal, leaves));
    }

    /** One old index is kept for whoever wants to know why, never two: they are large, and derived. */
    static void setAside(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Path aside = path.resolveSibling(path.getFileName() + ASIDE);
        if (Files.exists(aside)) {
            delete(aside);
        }
        Files.move(path, aside);
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepest = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepest) {
                Files.delete(one);
            }
        }
    }
}
