package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import vn.lienthong.bench.Findings;

/** A folder for one proof; it goes when all was well, and is kept with the hubs' data and output when not. */
final class BenchFolder implements AutoCloseable {
    private final Path path;
    private boolean isKept;

    private BenchFolder(Path path) {
        this.path = path;
    }

    static BenchFolder make() throws IOException {
        return new BenchFolder(Files.createTempDirectory("lienthong-bench-"));
    }

    Path path() {
        return path;
    }

    /** Says what was found, and where to look. */
    void keepUnless(Findings fine, BenchOptions options) {
        if (fine.isFine()) {
            return;
        }
        fine.first().forEach(finding -> options.beside().println("  " + finding));
        keep(options);
    }

    void keep(BenchOptions options) {
        isKept = true;
        options.beside().println("  " + options.say("dữ liệu và nhật ký ở", "data and logs are in") + " " + path);
    }

    @Override
    public void close() throws IOException {
        if (isKept) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
