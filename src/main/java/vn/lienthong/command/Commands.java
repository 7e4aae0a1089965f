package vn.lienthong.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import vn.lienthong.settings.UsageException;

/** The one entry point: {@code java -jar lienthong.jar <command>}. Exit codes: 0 fine, 1 a check failed, 2 wrong usage, 3 open. */
@Command(
        name = "lienthong",
        description = {
            "Liên Thông: nối các hệ thống một cửa với Cổng Dịch vụ công quốc gia.",
            "Connects one-stop systems with the National Public Service Portal."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            SandboxCommand.class,
            WitnessCommand.class,
            CheckCommand.class,
            RebuildCommand.class,
            ProblemsCommand.class,
            ReconcileCommand.class,
            JournalCommand.class,
            ReplayCommand.class,
            SearchCommand.class,
            SourceCommand.class,
            AccountCommand.class,
            OperatorCommand.class,
            MappingCommand.class
        })
public final class Commands implements Callable<Integer> {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** Nothing is wrong as far as anybody can tell, but somebody owes an answer. */
    static final int OPEN = 3;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(execute(args));
    }

    public static int execute(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Commands()).setOut(out).setErr(err);
        line.setExecutionExceptionHandler((cause, command, parsed) -> failed(cause, command));
        return line.execute(args);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Hãy chọn một lệnh / choose a command");
    }

    /** No stack trace reaches a user unless asked for. */
    private static int failed(Exception cause, CommandLine command) throws Exception {
        if (CommonOptions.stackTraceWanted(command)) {
            throw cause;
        }
        PrintWriter err = command.getErr();
        if (cause instanceof UsageException usage) {
            err.println(usage.in(CommonOptions.language(command)));
            return USAGE;
        }
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof UsageException usage) {
            err.println(usage.in(CommonOptions.language(command)));
            return USAGE;
        }
        err.println(root.getMessage() == null ? root.toString() : root.getMessage());
        err.println("(--stacktrace: xem chi tiết / shows where)");
        return FAILED;
    }

    /** The version the build wrote into the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Commands.class.getPackage().getImplementationVersion();
            return new String[] {"lienthong " + (version == null ? "(development)" : version)};
        }
    }
}
