package vn.lienthong;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
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
    private CommonOptions options;

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

    @Option(names = "--seed", defaultValue = "2026", description = "Hạt giống / seed (${DEFAULT-VALUE})")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        int parts = Math.max(3, (int) Math.min(days * HOURS_IN_A_DAY, minutes * 4));
        SoakSettings settings = new SoakSettings(days, Duration.ofMillis((long) (minutes * 60_000)), rate, parts, seed);
        try (BenchFolder folder = BenchFolder.make()) {
            SoakResult result =
                    SoakRun.make(folder.path(), settings, new BenchGround(options), Kit.plain(), Clock.systemUTC());
            for (int i = 0; i < result.parts().size(); i++) {
                out.println(part(i, result));
            }
            out.println(verdict(result));
            folder.keepUnless(result.findings(), options, out);
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
                        "%.1f ngày trong %.0f s, %d bản ghi: heap %.1f / %.1f / %.1f MiB (%s), độ trễ %d / %d / %d ms (%s);"
                                + " %d mất, %d lặp, %d sai thứ tự, %d cũ đè mới",
                        "%.1f days in %.0f s, %d records: heap %.1f / %.1f / %.1f MiB (%s), latency %d / %d / %d ms (%s);"
                                + " %d lost, %d duplicated, %d misordered, %d stale"),
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
                result.findings().lost(),
                result.findings().duplicated(),
                result.findings().misordered(),
                result.findings().stale());
    }

    private String flat(boolean isFlat) {
        return isFlat ? options.say("phẳng", "flat") : options.say("KHÔNG phẳng", "NOT flat");
    }

    private static double mebibytes(long bytes) {
        return bytes / (double) (1 << 20);
    }
}
