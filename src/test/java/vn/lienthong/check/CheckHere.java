package vn.lienthong.check;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import vn.lienthong.command.Commands;

/** The command {@code check} as a person runs it, for tests outside the root package. */
public final class CheckHere {
    private CheckHere() {}

    /** @param lines what it printed */
    public record Result(int exit, List<String> lines) {}

    public static Result run(Path home, String language) {
        StringWriter out = new StringWriter();
        int exit = new CommandLine(new Commands())
                .setOut(new PrintWriter(out, true))
                .execute(Stream.of(
                                "check",
                                "--lang",
                                language,
                                "--data",
                                home.resolve("data").toString(),
                                "--routes",
                                home.resolve("routes").toString(),
                                "--mappings",
                                home.resolve("mappings").toString(),
                                "--config",
                                home.resolve("hub.properties").toString())
                        .toArray(String[]::new));
        return new Result(exit, out.toString().lines().toList());
    }
}
