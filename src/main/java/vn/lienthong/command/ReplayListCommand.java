package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.replay.Replay;
import vn.lienthong.replay.Run;
import vn.lienthong.replay.Runs;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Các lượt phát lại, hoặc kết quả của một lượt / the runs, or what one came to")
final class ReplayListCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Parameters(index = "0", arity = "0..1", paramLabel = "ID", description = "Một lượt / one run")
    private String id;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Runs runs = new Runs(options.hub().data());
        PrintWriter out = spec.commandLine().getOut();
        if (id != null) {
            return new ReplayReport(options, runs).tell(ReplayStopCommand.run(runs, id), out);
        }
        if (options.json()) {
            ArrayNode all = new ObjectMapper().createArrayNode();
            runs.list().forEach(run -> all.add(runs.json(run)));
            out.println(all);
            return Commands.FINE;
        }
        runs.list().forEach(run -> out.println(line(runs, run)));
        return Commands.FINE;
    }

    private String line(Runs runs, Run run) {
        boolean left = run.state() == Run.State.RUNNING && !Replay.isGoing(runs, run);
        String state = left ? "stopped" : run.state().name().toLowerCase(Locale.ROOT);
        return run.asked().id() + "  " + state + "  " + run.asked().mapping() + "  " + run.deliveries() + "/"
                + run.total()
                + options.say(" gói tin, ", " deliveries, ") + run.different()
                + options.say(" bản ghi khác", " records differ");
    }
}
