package vn.lienthong.bench;

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

/** A hub in a process of its own, so that it can be killed as the kernel or a power cut would. Its output is a file. */
final class HubChild implements AutoCloseable {
    private static final Pattern OPEN = Pattern.compile("Open: (\\S+?)/?\\s.*health: (\\S+)");

    private final Process process;
    private final Path output;

    private HubChild(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param jvm options for this one; a heap among them replaces the usual one */
    static HubChild start(Kit kit, Path folder, int nth, List<String> jvm) throws IOException {
        Path output = folder.resolve("hub-" + nth + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(jvm);
        command.addAll(kit.words());
        command.addAll(List.of("vn.lienthong.command.Commands", "run", "--port", "0", "--lang", "en"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // Nobody else ends it when the bench itself is stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new HubChild(process, output);
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
                + (process.isAlive() ? "did not" : "ended") + "; its output is in " + output + " and ends with:\n"
                + lastWords());
    }

    private String lastWords() throws IOException {
        List<String> lines = said().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    /** Where it is open; empty as long as it is not. */
    Optional<URI> address() throws IOException {
        Matcher found = OPEN.matcher(said());
        return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
    }

    /** Where it tells its health; it must be open. */
    URI health() throws IOException {
        Matcher found = OPEN.matcher(said());
        if (!found.find()) {
            throw new IllegalStateException("Expected an open hub; its output is in " + output);
        }
        return URI.create(found.group(2));
    }

    boolean hasReached(String point) throws IOException {
        return !point.isEmpty() && said().contains(KillPoint.said(point));
    }

    /** Its output up to now. */
    String said() throws IOException {
        return Files.readString(output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Its exit code, if it ends in this time. */
    Optional<Integer> awaitExit(Duration most) throws InterruptedException {
        return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
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
