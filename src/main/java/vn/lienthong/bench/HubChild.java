package vn.lienthong.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A hub in a process of its own, so that it can be killed as the kernel or a power cut would. Its output is a file. */
final class HubChild implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("Open: (\\S+?)/?\\s");

    private final Process process;
    private final Path output;

    private HubChild(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static HubChild start(Path folder, int nth) throws IOException {
        Path output = folder.resolve("hub-" + nth + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "vn.lienthong.Commands",
                "run",
                "--port",
                "0",
                "--lang",
                "en"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // Nobody else ends it when the bench itself is stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new HubChild(process, output);
    }

    /** The child works in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    URI awaitOpen(Duration most) throws IOException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            Optional<URI> open = address();
            if (open.isPresent()) {
                return open.get();
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new IllegalStateException("Expected the hub to open within " + most.toSeconds() + " s, but it "
                + (process.isAlive() ? "did not" : "ended") + "; its output is in " + output);
    }

    private Optional<URI> address() throws IOException {
        Matcher found = OPEN.matcher(Files.readString(output));
        return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    /** As an operator stops it. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
