package vn.lienthong.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Prepares what a hub needs in an empty folder. Given by the room of commands: this one knows nothing of the hub's settings. */
@FunctionalInterface
public interface Ground {
    /**
     * @param folder where {@code run} will be started
     * @return the API keys by source
     */
    Map<String, String> prepare(Path folder, GroundPlan plan) throws IOException;
}
