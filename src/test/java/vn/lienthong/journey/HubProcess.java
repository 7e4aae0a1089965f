package vn.lienthong.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A hub in a JVM of its own, so that it can be killed as the kernel or a power cut would. */
final class HubProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private HubProcess(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "hub-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param stopAt the points at which the child stands still, separated by commas; empty for none */
    static HubProcess start(Workplace place, String stopAt, int after) throws IOException {
        return start(place, stopAt, after, "-Xmx384m");
    }

    /** @param heap such as {@code -Xmx192m}; the first OutOfMemoryError ends the child */
    static HubProcess start(Workplace place, String stopAt, int after, String heap) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "-Dstop.at=" + stopAt,
                "-Dstop.after=" + after,
                "-cp",
                System.getProperty("java.class.path"),
                "vn.lienthong.command.Commands",
                "run",
                "--port",
                "0",
                "--lang",
                "en"));
        Process process = new ProcessBuilder(command)
                .directory(place.home.toFile())
                .redirectErrorStream(true)
                .start();
        return new HubProcess(process);
    }

    URI awaitOpen() {
        return URI.create(await("Open: ").replaceFirst(".*Open: (\\S+?)/?\\s.*", "$1"));
    }

    /** Where health and metrics are. */
    URI management() {
        return URI.create(await("Open: ").replaceFirst(".*health: (\\S+?)/observe/health.*", "$1"));
    }

    void awaitReached(String point) {
        await("REACHED " + point + ";");
    }

    boolean alive() {
        return process.isAlive();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    List<String> output() {
        return List.copyOf(lines);
    }

    private String await(String text) {
        Awaitility.await("'" + text + "' in the hub's output")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> lines.stream().anyMatch(line -> line.contains(text)) || !process.isAlive());
        return lines.stream()
                .filter(line -> line.contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the hub ended:\n" + String.join("\n", lines)));
    }

    private void read() {
        try (BufferedReader in = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("(output ended: " + e.getMessage() + ")");
        }
    }
}
