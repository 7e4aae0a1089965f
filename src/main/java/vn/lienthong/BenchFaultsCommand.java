package vn.lienthong;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.bench.FaultsResult;
import vn.lienthong.bench.FaultsRun;
import vn.lienthong.bench.FaultsSettings;

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
        for (long each : seeds()) {
            FaultsResult result = run(each, out);
            results.add(result);
            if (!options.json()) {
                out.println(line(results.size() + "/" + runs, result));
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

    private FaultsResult run(long each, PrintWriter out) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("lienthong-bench-");
        FaultsResult result =
                FaultsRun.make(folder, each, FaultsSettings.defaults(), new BenchGround(options), Clock.systemUTC());
        if (result.isFine()) {
            clean(folder);
            return result;
        }
        result.findings().stream().limit(20).forEach(finding -> out.println("  " + finding));
        out.println("  " + options.say("dữ liệu và nhật ký ở", "data and logs are in") + " " + folder);
        return result;
    }

    private String line(String turn, FaultsResult result) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "%s hạt giống %d: %d bản ghi, %d tác động (%d không rõ), đang mở lúc giết %s, %d mất, %d lặp,"
                                + " %d sai thứ tự, %d cũ đè mới, %.1f s",
                        "%s seed %d: %d records, %d effects (%d unknown), open at kill %s, %d lost, %d duplicated,"
                                + " %d misordered, %d stale, %.1f s"),
                turn,
                result.seed(),
                result.records(),
                result.effects(),
                result.unknown(),
                result.openAtKill(),
                result.lost(),
                result.duplicated(),
                result.misordered(),
                result.stale(),
                result.took().toMillis() / 1000.0);
    }

    private static void clean(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
