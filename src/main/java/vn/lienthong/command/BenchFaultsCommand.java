package vn.lienthong.command;

import java.io.IOException;
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
import picocli.CommandLine.Option;
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
    private BenchOptions options;

    @Option(names = "--runs", defaultValue = "10", description = "Số lần chạy / how many runs (${DEFAULT-VALUE})")
    private int runs;

    @Option(
            names = "--kills",
            defaultValue = "0",
            description =
                    "Số lần giết liền nhau trong một lần chạy; 0: ba / kills one after the other in a run; 0: three")
    private int kills;

    @Override
    public Integer call() throws Exception {
        List<FaultsResult> results = new ArrayList<>();
        BenchGround ground = new BenchGround(options.common());
        try (BenchFolder kitchen = BenchFolder.make()) {
            Kit kit = Kit.quick(kitchen.path(), ground);
            for (long each : seeds()) {
                FaultsResult result = run(each, ground, kit);
                results.add(result);
                if (!options.json()) {
                    options.out().println(line(results.size() + "/" + runs, result));
                }
            }
        }
        FaultsTotal total = FaultsTotal.of(results);
        options.out().println(options.json() ? total.json(options.seed()) : total.line(options.common()));
        return total.isFine() ? Commands.FINE : Commands.FAILED;
    }

    /** One run has the seed that was given: so a run out of many is made again alone. */
    private List<Long> seeds() {
        if (runs == 1) {
            return List.of(options.seed());
        }
        Random random = new Random(options.seed());
        return Stream.generate(() -> (long) random.nextInt(Integer.MAX_VALUE))
                .limit(runs)
                .toList();
    }

    private FaultsResult run(long each, BenchGround ground, Kit kit) throws IOException, InterruptedException {
        FaultsSettings settings = FaultsSettings.defaults();
        try (BenchFolder folder = BenchFolder.make()) {
            Path here = folder.path();
            FaultsResult result = FaultsRun.make(
                    here, each, kills == 0 ? settings : settings.dense(kills), ground, kit, Clock.systemUTC());
            folder.keepUnless(result.findings(), options);
            return result;
        }
    }

    private String line(String turn, FaultsResult result) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "%s hạt giống %d: %d bản ghi, %d tác động (%d không rõ); đang mở (Cổng+nguồn) lúc giết: %s; %s, %.1f s",
                        "%s seed %d: %d records, %d effects (%d unknown); open (portal+intake) at kill: %s; %s, %.1f s"),
                turn,
                result.seed(),
                result.records(),
                result.effects(),
                result.unknown(),
                result.kills().stream().map(Kill::toString).collect(Collectors.joining(", ")),
                options.counts(result.findings()),
                result.took().toMillis() / 1000.0);
    }
}
