package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.lienthong.replay.Replay;
import vn.lienthong.replay.Run;
import vn.lienthong.replay.Runs;
import vn.lienthong.settings.UsageException;

/** Leaves an order beside a run; the process that is at it obeys after the batch at hand. */
abstract class ReplayStopCommand implements Callable<Integer> {
    private static final int WAIT = 30;

    @Mixin
    private CommonOptions options;

    @Parameters(
            index = "0",
            paramLabel = "ID",
            description = "Lượt hoặc lệnh gửi lại / the run, or the order for re-delivery")
    private String id;

    @Option(names = "--why", defaultValue = "", description = "Lý do, với một lệnh / the reason, of an order")
    private String why;

    @Option(names = "--who", defaultValue = "${sys:user.name}", description = "Người quyết định / who decides")
    private String who;

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
        // Runs are called by day and time, orders by their message.
        return id.matches("\\d{1,18}") ? orderStops() : runStops();
    }

    private int orderStops() throws Exception {
        ObjectNode said = new ObjectMapper().createObjectNode();
        said.put("action", "redeliver-" + order.name().toLowerCase(Locale.ROOT));
        said.put("order", id).put("who", who).put("why", why);
        return ReplayDeciding.tell(options, said, WAIT, spec.commandLine().getOut());
    }

    private int runStops() throws Exception {
        Runs runs = new Runs(options.hub().data());
        Run run = run(runs, id);
        boolean ended = run.isEnded() || !Replay.stop(runs, run, order);
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
