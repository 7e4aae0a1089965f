package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.lienthong.bench.BulkheadResult;
import vn.lienthong.bench.BulkheadResult.Pair;
import vn.lienthong.bench.BulkheadRun;
import vn.lienthong.bench.BulkheadSettings;

@Command(
        name = "bulkhead",
        mixinStandardHelpOptions = true,
        description = {
            "Một nguồn gửi dồn gấp trăm lần; đo xem các nguồn khác đến Cổng chậm đi bao nhiêu.",
            "One source floods; measures how much later the news of the others reach the portal."
        })
final class BenchBulkheadCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--pairs", defaultValue = "3", description = "Số cặp đo / pairs of phases (${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--most",
            defaultValue = "1.5",
            description = "Tỷ lệ lớn nhất được chấp nhận / the largest ratio that is fine (${DEFAULT-VALUE})")
    private double most;

    @Override
    public Integer call() throws Exception {
        BulkheadSettings settings = BulkheadSettings.defaults().withPairs(Math.max(1, pairs));
        try (BenchFolder folder = BenchFolder.make()) {
            BulkheadResult result = BulkheadRun.make(
                    folder.path(), options.seed(), settings, new BenchGround(options.common()), Clock.systemUTC());
            if (options.json()) {
                options.out().println(json(result));
            } else {
                print(result);
            }
            boolean fine = BulkheadResult.median(result.fresh(), Pair::ratio) <= most && result.missing() == 0;
            if (!fine) {
                folder.keep(options);
            }
            return fine ? Commands.FINE : Commands.FAILED;
        }
    }

    private void print(BulkheadResult result) {
        result.fresh().forEach(pair -> options.out().println(line(options.say("độ tươi", "freshness"), pair)));
        result.way().forEach(pair -> options.out().println(line(options.say("đường đi", "the way"), pair)));
        result.bySource().forEach((source, pair) -> options.out()
                .println(line(options.say("đường đi, ", "the way, ") + source, pair)));
        options.out()
                .println(String.format(
                        Locale.ROOT,
                        options.say(
                                "nguồn gửi dồn: %.0f bản ghi/s, nhận %.0f/s, %d lần gửi 4 MiB; hạt giống %d",
                                "the flood: %.0f records/s offered, %.0f/s taken, %d deliveries of 4 MiB; seed %d"),
                        result.offered(),
                        result.taken(),
                        result.large(),
                        options.seed()));
        options.out()
                .println(String.format(
                        Locale.ROOT,
                        options.say(
                                "độ tươi: tỷ lệ trung vị %.2f (cần ≤ %.2f; riêng máy này đã %.2f); riêng đường đi: %.2f (%.2f); %d bản ghi không đến",
                                "freshness: median ratio %.2f (wanted: ≤ %.2f; the machine alone: %.2f); the way alone: %.2f (%.2f); %d records missing"),
                        BulkheadResult.median(result.fresh(), Pair::ratio),
                        most,
                        BulkheadResult.median(result.fresh(), Pair::floor),
                        BulkheadResult.median(result.way(), Pair::ratio),
                        BulkheadResult.median(result.way(), Pair::floor),
                        result.missing()));
    }

    private String line(String name, BulkheadResult.Pair pair) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "%s: trung vị %.0f ms khi yên, %.0f ms khi có gửi dồn, tỷ lệ %.2f; %.0f ms khi dồn sang nơi khác",
                        "%s: median %.0f ms in quiet, %.0f ms under the flood, ratio %.2f; %.0f ms while it floods somebody else"),
                name,
                pair.quiet(),
                pair.flooded(),
                pair.ratio(),
                pair.beside());
    }

    private ObjectNode json(BulkheadResult result) {
        ObjectNode said = new ObjectMapper().createObjectNode();
        said.put("ratio", BulkheadResult.median(result.fresh(), Pair::ratio))
                .put("floor", BulkheadResult.median(result.fresh(), Pair::floor))
                .put("wayRatio", BulkheadResult.median(result.way(), Pair::ratio))
                .put("wayFloor", BulkheadResult.median(result.way(), Pair::floor))
                .put("most", most)
                .put("missing", result.missing());
        result.fresh().forEach(pair -> json(said.withArray("/freshness").addObject(), pair));
        result.way().forEach(pair -> json(said.withArray("/way").addObject(), pair));
        result.bySource()
                .forEach((source, pair) -> json(said.withObject("/sources").withObject("/" + source), pair));
        return said.put("offeredPerSecond", result.offered())
                .put("takenPerSecond", result.taken())
                .put("large", result.large())
                .put("seed", options.seed());
    }

    private static void json(ObjectNode said, Pair pair) {
        said.put("quietMillis", pair.quiet()).put("besideMillis", pair.beside()).put("floodedMillis", pair.flooded());
    }
}
