package vn.lienthong;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.bench.FaultsResult;
import vn.lienthong.bench.FaultsRun;
import vn.lienthong.bench.FaultsSettings;
import vn.lienthong.bench.Kill;
import vn.lienthong.bench.Kit;

@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = {
            "Giết trục (kill -9) lúc ngẫu nhiên, dưới tải, khi Cổng thử nghiệm gặp sự cố; rồi kiểm tra độc lập.",
            "Kills hubs at random under load while the portal misbehaves; an independent checker says what came of it."
        })
final class BenchFaultsCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--runs", defaultValue = "10", description = "Số lần chạy / how many runs (${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--kills",
            defaultValue = "0",
            description =
                    "Số lần giết liền nhau trong một lần chạy; 0: ba / kills one after the other in a run; 0: three")
    private int kills;

    @Option(
            names = "--seed",
            defaultValue = "2026",
            description =
                    "Hạt giống; một lần chạy: hạt giống của lần đó / seed; of one run: that run's (${DEFAULT-VALUE})")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<FaultsResult> results = new ArrayList<>();
        BenchGround ground = new BenchGround(options);
        try (BenchFolder kitchen = BenchFolder.make()) {
            Kit kit = Kit.quick(kitchen.path(), ground);
            for (long each : seeds()) {
                FaultsResult result = run(each, ground, kit, out);
                results.add(result);
                if (!options.json()) {
                    out.println(line(results.size() + "/" + runs, result));
                }
            }
        }
        FaultsTotal total = FaultsTotal.of(results);
        out.println(options.json() ? total.json(seed) : total.line(options));
        return total.isFine() ? Commands.FINE : Commands.FAILED;
    }

    /** One run has the seed that was given: so a run out of many is made again alone. */
    private List<Long> seeds() {
        if (runs == 1) {
            return List.of(seed);
        }
        Random random = new Random(seed);
        return Stream.generate(() -> (long) random.nextInt(Integer.MAX_VALUE))
                .limit(runs)
                .toList();
    }

    private FaultsResult run(long each, BenchGround ground, Kit kit, PrintWriter out)
            throws IOException, InterruptedException {
        FaultsSettings settings = FaultsSettings.defaults();
        try (BenchFolder folder = BenchFolder.make()) {
            Path here = folder.path();
            FaultsResult result = FaultsRun.make(
                    here, each, kills == 0 ? settings : settings.dense(kills), ground, kit, Clock.systemUTC());
            folder.keepUnless(result.findings(), options, out);
            return result;
        }
    }

    private String line(String turn, FaultsResult result) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "%s hạt giống %d: %d bản ghi, %d tác động (%d không rõ); đang mở (Cổng+nguồn) lúc giết: %s; %d mất,"
                                + " %d lặp, %d sai thứ tự, %d cũ đè mới, %.1f s",
                        "%s seed %d: %d records, %d effects (%d unknown); open (portal+intake) at kill: %s; %d lost,"
                                + " %d duplicated, %d misordered, %d stale, %.1f s"),
                turn,
                result.seed(),
                result.records(),
                result.effects(),
                result.unknown(),
                result.kills().stream().map(Kill::toString).collect(Collectors.joining(", ")),
                result.findings().lost(),
                result.findings().duplicated(),
                result.findings().misordered(),
                result.findings().stale(),
                result.took().toMillis() / 1000.0);
    }
}
