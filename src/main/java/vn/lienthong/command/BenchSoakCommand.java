package vn.lienthong.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.lienthong.bench.Kit;
import vn.lienthong.bench.SoakPart;
import vn.lienthong.bench.SoakResult;
import vn.lienthong.bench.SoakRun;
import vn.lienthong.bench.SoakSettings;

@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = {
            "Nhiều ngày nén trong một giờ: đồng hồ của trục và của Cổng chạy nhanh hơn; bộ nhớ và độ trễ phải phẳng.",
            "Days pressed into an hour: the hub's and the portal's clocks run faster; memory and latency must stay flat."
        })
final class BenchSoakCommand implements Callable<Integer> {
    private static final int HOURS_IN_A_DAY = 24;

    @Mixin
    private BenchOptions options;

    @Option(names = "--days", defaultValue = "7", description = "Số ngày của trục / days of the hub (${DEFAULT-VALUE})")
    private double days;

    @Option(
            names = "--minutes",
            defaultValue = "60",
            description = "Trong bao nhiêu phút / in so many minutes (${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--rate",
            defaultValue = "100",
            description = "Bản ghi mỗi giây thực / records a real second (${DEFAULT-VALUE})")
    private double rate;

    @Override
    public Integer call() throws Exception {
        int parts = Math.max(3, (int) Math.min(days * HOURS_IN_A_DAY, minutes * 4));
        SoakSettings settings =
                new SoakSettings(days, Duration.ofMillis((long) (minutes * 60_000)), rate, parts, options.seed());
        try (BenchFolder folder = BenchFolder.make()) {
            SoakResult result = SoakRun.make(
                    folder.path(), settings, new BenchGround(options.common()), Kit.shipped(), Clock.systemUTC());
            if (options.json()) {
                options.out().println(json(result));
            } else {
                for (int i = 0; i < result.parts().size(); i++) {
                    options.out().println(part(i, result));
                }
                options.out().println(verdict(result));
            }
            folder.keepUnless(result.findings(), options);
            return result.isFine() ? Commands.FINE : Commands.FAILED;
        }
    }

    private String part(int nth, SoakResult result) {
        SoakPart part = result.parts().get(nth);
        return String.format(
                Locale.ROOT,
                options.say(
                        "giờ %.1f: heap sau GC %.1f MiB, độ trễ trung vị %d ms, p99 %d ms, %d lần cập nhật",
                        "hour %.1f: heap after GC %.1f MiB, latency median %d ms, p99 %d ms, %d states"),
                result.days() * HOURS_IN_A_DAY * (nth + 1) / result.parts().size(),
                mebibytes(part.heap()),
                part.medianMillis(),
                part.p99Millis(),
                part.effects());
    }

    private String verdict(SoakResult result) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "%.1f ngày trong %.0f s, %d bản ghi: heap %.1f / %.1f / %.1f MiB (%s), độ trễ %d / %d / %d ms (%s); %s",
                        "%.1f days in %.0f s, %d records: heap %.1f / %.1f / %.1f MiB (%s), latency %d / %d / %d ms (%s); %s"),
                result.days(),
                result.took().toMillis() / 1000.0,
                result.records(),
                mebibytes(result.heap(0)),
                mebibytes(result.heap(1)),
                mebibytes(result.heap(2)),
                flat(result.isMemoryFlat()),
                result.latency(0),
                result.latency(1),
                result.latency(2),
                flat(result.isLatencyFlat()),
                options.counts(result.findings()));
    }

    private ObjectNode json(SoakResult result) {
        ObjectNode said = options.json(result.findings());
        said.put("days", result.days())
                .put("tookSeconds", result.took().toMillis() / 1000.0)
                .put("records", result.records())
                .put("memoryFlat", result.isMemoryFlat())
                .put("latencyFlat", result.isLatencyFlat())
                .put("fine", result.isFine());
        result.parts().forEach(part -> said.withArray("/parts")
                .addObject()
                .put("heapBytes", part.heap())
                .put("medianMillis", part.medianMillis())
                .put("p99Millis", part.p99Millis())
                .put("effects", part.effects()));
        return said;
    }

    private String flat(boolean isFlat) {
        return isFlat ? options.say("phẳng", "flat") : options.say("KHÔNG phẳng", "NOT flat");
    }

    private static double mebibytes(long bytes) {
        return bytes / (double) (1 << 20);
    }
}
