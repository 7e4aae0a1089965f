package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.lienthong.portal.PortalAdmission;
import vn.lienthong.replay.Drill;
import vn.lienthong.settings.UsageException;

@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Phát lại một nhật ký gieo sẵn bằng phiên bản khi đó và phiên bản khác: đúng không, nhanh bao nhiêu.",
            "Reads a seeded journal again with the pinned and with other versions: is it right, and how fast."
        })
final class BenchReplayCommand implements Callable<Integer> {
    private static final int MILLION = 1_000_000;
    private static final double MOST_MINUTES = 10;

    @Mixin
    private BenchOptions options;

    @Option(names = "--messages", defaultValue = "100000", description = "Số gói tin / deliveries (${DEFAULT-VALUE})")
    private int messages;

    @Option(names = "--threads", defaultValue = "2", description = "Số luồng đọc / reading threads (${DEFAULT-VALUE})")
    private int threads;

    @Override
    public Integer call() throws Exception {
        if (messages < 1 || messages > 5 * MILLION || threads < 1 || threads > 64) {
            throw new UsageException(
                    "Cần 1 đến 5000000 gói tin và 1 đến 64 luồng",
                    "Expected 1 to 5000000 deliveries and 1 to 64 threads");
        }
        try (BenchFolder folder = BenchFolder.make()) {
            Path mappings = options.common().hub(folder.path()).mappings();
            refuseWithoutExamples(mappings);
            Drill.Result result = Drill.run(
                    folder.path(),
                    mappings,
                    messages,
                    options.seed(),
                    threads,
                    new PortalAdmission(),
                    Clock.systemUTC(),
                    run -> options.progress().println(run.deliveries() + "/" + run.total()));
            options.out().println(options.json() ? json(result) : line(result));
            boolean inTime = messages < MILLION || minutes(result) <= MOST_MINUTES;
            return result.isFine() && inTime ? Commands.FINE : Commands.FAILED;
        }
    }

    /** The jar carries the shipped mappings without their examples, of which the deliveries are made. */
    private static void refuseWithoutExamples(Path mappings) {
        if (!Drill.hasExamples(mappings)) {
            throw new UsageException(
                    "Không có gói tin mẫu nào dưới các ánh xạ ở " + mappings
                            + "; hãy chạy trong thư mục mã nguồn, hoặc chỉ đến đó bằng --mappings",
                    "Expected mappings with examples, but found none below " + mappings
                            + "; run it in the folder of the sources, or name its mappings with --mappings");
        }
    }

    /** For a million, of the slower one. */
    private static double minutes(Drill.Result result) {
        return MILLION / 60.0 / Math.max(1, result.rate());
    }

    private String line(Drill.Result result) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "%d gói tin, %d bản ghi, %d MB (hạt giống %d): phiên bản khi đó %.1f s, %d bản ghi khác; phiên bản khác"
                                + " %.1f s, %d bản ghi khác; %d gói tin/s, 1 triệu trong %.1f phút; vùng nhớ nhiều nhất %d MB; %d µs"
                                + " bộ xử lý mỗi gói tin",
                        "%d deliveries, %d records, %d MB (seed %d): pinned versions %.1f s, %d differences; other versions"
                                + " %.1f s, %d differences; %d deliveries/s, 1 million in %.1f minutes; heap at most %d MB; %d µs of"
                                + " processor time a delivery"),
                result.messages(),
                result.pinned().records(),
                result.bytes() >> 20,
                result.seed(),
                result.pinnedMillis() / 1_000.0,
                result.pinned().different(),
                result.otherMillis() / 1_000.0,
                result.other().different(),
                result.rate(),
                minutes(result),
                result.heap() >> 20,
                result.processorMillis() * 500 / result.messages());
    }

    private static String json(Drill.Result result) {
        return new ObjectMapper()
                .createObjectNode()
                .put("messages", result.messages())
                .put("records", result.pinned().records())
                .put("bytes", result.bytes())
                .put("seed", result.seed())
                .put("pinnedMillis", result.pinnedMillis())
                .put("pinnedDifferent", result.pinned().different())
                .put("otherMillis", result.otherMillis())
                .put("otherDifferent", result.other().different())
                .put("messagesPerSecond", result.rate())
                .put("minutesPerMillion", Math.round(minutes(result) * 10) / 10.0)
                .put("heap", result.heap())
                .put("processorMillis", result.processorMillis())
                .put("fine", result.isFine())
                .toString();
    }
}
