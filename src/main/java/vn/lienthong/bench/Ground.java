package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prepares what a hub needs in an empty folder. Given by the root package: this room knows nothing of the hub's settings. */
@FunctionalInterface
public interface Ground {
    /**
     * @param folder where {@code run} will be started
     * @param portal the base of the sandbox portal
     * @param sources codes of sources that push records of the bench's spelling
     * @param agencies whose dossiers they speak of
     * @return the API keys by source
     */
    Map<String, String> prepare(Path folder, URI portal, List<String> sources, List<String> agencies)
            throws IOException;
}
