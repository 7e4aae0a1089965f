package vn.lienthong.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Opens a {@link QuietHub} on a ground that was prepared. */
@FunctionalInterface
public interface QuietHubs {
    QuietHub open(Path folder, Clock clock) throws IOException;
}
