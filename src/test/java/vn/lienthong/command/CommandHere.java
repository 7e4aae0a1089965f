package vn.lienthong.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import vn.lienthong.settings.UsageException;

/** A command as a person runs it in a folder, for tests outside the root package. */
public final class CommandHere {
    private CommandHere() {}

    /** @param lines what it printed, and refusals */
    public record Result(int exit, List<String> lines) {
        public String text() {
            return String.join("\n", lines);
        }
    }

    /** With the routes, mappings, data and settings of that folder. */
    public static Result run(Path home, String... words) {
        StringWriter out = new StringWriter();
        CommandLine line = new CommandLine(new Commands())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true));
        line.setExecutionExceptionHandler((cause, command, parsed) -> {
            out.write(cause instanceof UsageException usage ? usage.in("en") + "\n" : cause + "\n");
            return cause instanceof UsageException ? Commands.USAGE : Commands.FAILED;
        });
        int exit = line.execute(Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--data=" + home.resolve("data"),
                                "--routes=" + home.resolve("routes"),
                                "--mappings=" + home.resolve("mappings"),
                                "--config=" + home.resolve("hub.properties")))
                .toArray(String[]::new));
        return new Result(exit, out.toString().lines().toList());
    }
}
