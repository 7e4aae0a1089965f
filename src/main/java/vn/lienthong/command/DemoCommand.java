package vn.lienthong.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.hub.VaultKeys;
import vn.lienthong.settings.UsageException;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Cổng thử nghiệm + các hệ thống nguồn giả lập + trục + bảng theo dõi, trên máy này.",
            "Sandbox portal, example source systems, hub and dashboard on loopback; nothing to install."
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Cổng của bảng theo dõi; 0 = bất kỳ (${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--portal-port", defaultValue = "0", description = "Cổng của Cổng thử nghiệm; 0 = bất kỳ")
    private int portalPort;

    @Option(
            names = "--until-synced",
            description =
                    "Kết thúc khi mọi bản ghi đã xong / end when every record has ended; exit 0 when the totals agree")
    private boolean untilSynced;

    @Option(
            names = "--bulk",
            description = "Một nguồn đẩy N trạng thái, lô 100 / one source pushes N statuses, 100 a batch")
    private Integer bulk;

    @Option(
            names = "--seed",
            defaultValue = "2026",
            description = "Hạt giống của dữ liệu bịa / seed (${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--timeout",
            defaultValue = "85",
            description = "Chờ tối đa (giây) / most seconds (${DEFAULT-VALUE})")
    private int timeout;

    @Option(names = "--keep", description = "Giữ lại thư mục dữ liệu tạm / keep the temporary data directory")
    private boolean keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path data = home();
        DemoStage stage = DemoStage.open(options, data, port, portalPort, seed, bulk != null);
        Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
        DemoReport report = new DemoReport(stage, options, spec.commandLine().getOut());
        if (bulk != null) {
            return report.bulk(DemoBulk.run(stage, bulk, Duration.ofMinutes(30)));
        }
        report.welcome(data);
        stage.play();
        if (untilSynced) {
            return report.end(stage.awaitSynced(Duration.ofSeconds(timeout), report::progress));
        }
        report.watch(new CountDownLatch(1));
        return Commands.FINE;
    }

    /** The folder that was asked for, which stays; or one of its own, which goes. */
    private Path home() throws IOException {
        if (spec.commandLine().getParseResult().hasMatchedOption("--data")) {
            Path asked = Files.createDirectories(options.data());
            try (Stream<Path> inside = Files.list(asked)) {
                if (inside.findAny().isPresent()) {
                    throw new UsageException(
                            asked + ": cần thư mục trống cho bản trình diễn",
                            "Expected an empty folder for the demo, but found files in " + asked);
                }
            }
            return asked;
        }
        Path data = Files.createTempDirectory("lienthong-demo");
        if (!keep) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> clean(data)));
        }
        return data;
    }

    private static void clean(Path data) {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(VaultKeys.besides(data));
        } catch (IOException | RuntimeException e) {
            // The system's temporary folder is cleaned by the system.
        }
    }
}
