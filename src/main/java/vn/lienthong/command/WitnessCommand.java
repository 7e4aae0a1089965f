package vn.lienthong.command;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.evidence.NoteKey;
import vn.lienthong.evidence.Witness;
import vn.lienthong.settings.UsageException;
import vn.lienthong.witness.WitnessServer;

@Command(
        name = "witness",
        mixinStandardHelpOptions = true,
        description =
                "Bên chứng: nhớ và ký chứng điểm chốt của trục; nên chạy ở máy khác / a witness: remembers and cosigns a"
                        + " hub's checkpoints; best on another machine")
final class WitnessCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--bind", defaultValue = "127.0.0.1", description = "Địa chỉ / address (${DEFAULT-VALUE})")
    private String bind;

    @Option(names = "--port", defaultValue = "8090", description = "Cổng HTTP / HTTP port (${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--name",
            defaultValue = "lienthong-witness",
            description = "Tên khi tạo khóa lần đầu / its name, when the key is made (${DEFAULT-VALUE})")
    private String name;

    @Option(
            names = "--log",
            required = true,
            description =
                    "Khóa công khai của trục, xem 'journal key' (nhiều lần được) / a hub's public key; may be repeated")
    private List<String> logs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!NoteKey.isName(name)) {
            throw new UsageException(
                    "--name: cần tên không có dấu cách và dấu '+'", "Expected --name without spaces and plus signs");
        }
        Witness witness = Witness.open(
                options.data().resolve("witness"), name, JournalVerifyCommand.keys(logs), Clock.systemUTC());
        try (WitnessServer server = WitnessServer.start(witness, bind, port)) {
            spec.commandLine()
                    .getOut()
                    .println(options.say("Bên chứng", "Witness") + ": " + server.uri() + "/   "
                            + witness.publicKey().line());
            new CountDownLatch(1).await();
        }
        return Commands.FINE;
    }
}
