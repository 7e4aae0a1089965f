package vn.lienthong.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.lienthong.bench.Kit;
import vn.lienthong.bench.OutageDay;
import vn.lienthong.bench.OutageResult;
import vn.lienthong.bench.OutageRun;
import vn.lienthong.bench.OutageSettings;

@Command(
        name = "outage",
        mixinStandardHelpOptions = true,
        description = {
            "Cổng ngừng một thời gian, tải vẫn chạy; sau đó trục đuổi kịp, không vượt mức gọi đã đặt.",
            "The portal is away for a while under load; then the hub catches up, within the cap it was given."
        })
final class BenchOutageCommand implements Callable<Integer> {
    private static final int SIMULATED_BATCH = 100;

    @Mixin
    private BenchOptions options;

    @Option(names = "--seconds", defaultValue = "10", description = "Cổng ngừng bao lâu / how long (${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--simulated-day",
            description = "24 giờ trong thời gian mô phỏng / 24 hours in simulated time, as fast as the work allows")
    private boolean simulatedDay;

    @Option(
            names = "--rate",
            defaultValue = "25",
            description = "Bản ghi mỗi giây / records a second (${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--cap",
            defaultValue = "10",
            description = "Mức gọi mỗi giây / most calls a second with a credential (${DEFAULT-VALUE})")
    private int cap;

    @Override
    public Integer call() throws Exception {
        try (BenchFolder folder = BenchFolder.make()) {
            OutageResult result = simulatedDay ? day(folder) : real(folder);
            options.out().println(options.json() ? json(result).toString() : line(result));
            folder.keepUnless(result.findings(), options);
            return result.isFine() ? Commands.FINE : Commands.FAILED;
        }
    }

    private OutageResult real(BenchFolder folder) throws IOException, InterruptedException {
        OutageSettings settings =
                OutageSettings.of(Duration.ofSeconds(seconds), options.seed()).with(rate, cap);
        return OutageRun.make(
                folder.path(), settings, new BenchGround(options.common()), Kit.shipped(), Clock.systemUTC());
    }

    private OutageResult day(BenchFolder folder) throws IOException {
        OutageSettings settings = new OutageSettings(
                Duration.ofDays(1), rate, cap, SIMULATED_BATCH, false, options.seed(), Duration.ofHours(12));
        return OutageDay.make(
                folder.path(), settings, new BenchGround(options.common()), BenchQuietHub::open, Clock.systemUTC());
    }

    private ObjectNode json(OutageResult result) {
        ObjectNode json = options.json(result.findings());
        json.put("outageSeconds", result.outage().toSeconds());
        json.put("records", result.records());
        json.put("acknowledgedDuring", result.during());
        json.put("backlog", result.backlog());
        json.put("feltAfterSeconds", seconds(result.felt()));
        json.put("caughtUpAfterSeconds", seconds(result.caughtUp()));
        json.put("cap", result.cap());
        json.put("mostInASecond", result.mostInASecond());
        json.put("mostInFiveSeconds", result.mostInFive());
        json.put("tookSeconds", seconds(result.took()));
        return json;
    }

    private String line(OutageResult result) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "Cổng ngừng %d s: %d bản ghi, %d trong lúc ngừng, %d mục tồn; gặp lại Cổng sau %.1f s, đuổi kịp sau %.1f s;"
                                + " nhiều nhất %d lời gọi/s (mức %d; %d trong 5 s); %s;"
                                + " mất %.0f s",
                        "portal away %d s: %d records, %d meanwhile, a backlog of %d; felt again after %.1f s, caught up after"
                                + " %.1f s; at most %d calls/s (cap %d; %d in 5 s); %s; took %.0f s"),
                result.outage().toSeconds(),
                result.records(),
                result.during(),
                result.backlog(),
                seconds(result.felt()),
                seconds(result.caughtUp()),
                result.mostInASecond(),
                result.cap(),
                result.mostInFive(),
                options.counts(result.findings()),
                seconds(result.took()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
