package vn.lienthong.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.replay.Replay;
import vn.lienthong.replay.Run;
import vn.lienthong.replay.Runs;
import vn.lienthong.settings.UsageException;

/** Leaves an order beside a run; the process that is at it obeys after the batch at hand. */
abstract class ReplayStopCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Parameters(index = "0", paramLabel = "ID", description = "Lượt / the run")
    private String id;

    @Spec
    private CommandSpec spec;

    private final Runs.Order order;

    ReplayStopCommand(Runs.Order order) {
        this.order = order;
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Tạm dừng một lượt; chạy tiếp bằng --resume / pause a run; --resume goes on with it")
    static final class Pause extends ReplayStopCommand {
        Pause() {
            super(Runs.Order.PAUSE);
        }
    }

    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Hủy một lượt; kết quả đến lúc đó được giữ / cancel a run; what it found is kept")
    static final class Cancel extends ReplayStopCommand {
        Cancel() {
            super(Runs.Order.CANCEL);
        }
    }

    @Override
    public Integer call() throws Exception {
        Runs runs = new Runs(options.hub().data());
        Run run = run(runs, id);
        boolean ended = run.isDone() || run.state() == Run.State.CANCELLED;
        if (!ended) {
            Replay.stop(runs, run, order);
        }
        spec.commandLine()
                .getOut()
                .println(
                        ended
                                ? options.say("Lượt " + id + " đã kết thúc", "Run " + id + " has ended already")
                                : options.say("Đã yêu cầu lượt " + id + " dừng", "Run " + id + " is told to stop"));
        return ended ? Commands.FAILED : Commands.FINE;
    }

    static Run run(Runs runs, String id) {
        return runs.find(id)
                .orElseThrow(() -> new UsageException(
                        "Không có lượt phát lại '" + id + "'; 'replay list' liệt kê các lượt",
                        "Expected a replay '" + id + "', but there is none; 'replay list' shows them"));
    }
}
