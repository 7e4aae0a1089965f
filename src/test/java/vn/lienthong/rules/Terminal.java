package vn.lienthong.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shell in a folder, in which {@code lienthong} is the command line of this build. */
final class Terminal implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Path commands;
    private final List<Process> background = new ArrayList<>();
    private Path latest;

    Terminal(Path folder, Path commands) throws IOException {
        this.folder = folder;
        this.commands = commands;
        Path script = Files.writeString(commands.resolve("lienthong"), """
                #!/bin/sh
                exec '%s' -XX:TieredStopAtLevel=1 -Xmx384m -Dfile.encoding=UTF-8 -cp '%s' vn.lienthong.command.Commands "$@"
                """.formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"), System.getProperty("java.class.path")));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("Expected to make " + script + " executable");
        }
    }

    /** What a command printed, and its exit code. */
    record Printed(int exit, String text) {}

    boolean has(String program) throws Exception {
        return run("command -v " + program).exit() == 0;
    }

    Printed run(String command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(commands, "output", ".txt");
        Process process = start(command, output);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + command);
        }
        return new Printed(process.exitValue(), Files.readString(output));
    }

    void leaveRunning(String command) throws IOException {
        latest = Files.createTempFile(commands, "background", ".txt");
        background.add(start("exec " + command.strip(), latest));
    }

    /** What the command last left running has printed so far. */
    String latest() throws IOException {
        return Files.readString(latest);
    }

    boolean isQuiet() {
        return background.isEmpty();
    }

    void stopBackground() throws InterruptedException {
        for (Process process : background) {
            process.destroy();
        }
        for (Process process : background) {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        background.clear();
    }

    private Process start(String command, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-eu", "-o", "pipefail", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().merge("PATH", commands.toString(), (path, ours) -> ours + ":" + path);
        builder.environment().put("LIENTHONG", Path.of("").toAbsolutePath().toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }

    @Override
    public void close() throws InterruptedException {
        stopBackground();
    }
}
