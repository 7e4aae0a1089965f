package vn.lienthong.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A tmpfs of some MiB at a folder, which can be filled and emptied. Only where this process may mount. */
final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final List<Path> mounted = new java.util.ArrayList<>();

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Null where mounting is not allowed. */
    static SmallDisk mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        SmallDisk disk = new SmallDisk(Files.createDirectories(folder));
        if (!run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString())) {
            return null;
        }
        disk.mounted.add(folder);
        return disk;
    }

    /** A folder on it that lies elsewhere. */
    void leaveOut(String name, Path elsewhere) throws IOException, InterruptedException {
        Path inside = Files.createDirectories(folder.resolve(name));
        if (!run("mount", "--bind", Files.createDirectories(elsewhere).toString(), inside.toString())) {
            throw new IOException("Expected to mount " + elsewhere + " at " + inside);
        }
        mounted.add(0, inside);
    }

    /** Until not one more byte has room. */
    void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.size(ballast()) == 0) {
                throw full;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        for (Path each : mounted) {
            try {
                run("umount", "-l", each.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean run(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
