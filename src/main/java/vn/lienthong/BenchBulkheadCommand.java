package vn.lienthong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.bench.BulkheadResult;
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
    private CommonOptions options;

    @Option(names = "--pairs", defaultValue = "3", description = "Số cặp đo / pairs of phases (${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--most",
            defaultValue = "1.5",
            description = "Tỷ lệ lớn nhất được chấp nhận / the largest ratio that is fine (${DEFAULT-VALUE})")
    private double most;

    @Option(names = "--seed", defaultValue = "2026", description = "Hạt giống / seed (${DEFAULT-VALUE})")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("lienthong-bulkhead-");
        BulkheadSettings settings = BulkheadSettings.defaults().withPairs(Math.max(1, pairs));
        BulkheadResult result = BulkheadRun.make(folder, seed, settings, new BenchGround(options));
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(json(result, folder));
        } else {
            print(result, folder, out);
        }
        return result.ratio() <= most && result.missing() == 0 ? Commands.FINE : Commands.FAILED;
    }

    private void print(BulkheadResult result, Path folder, PrintWriter out) {
        result.pairs().forEach(pair -> out.println(line(options.say("cặp", "pair"), pair)));
        result.bySource().forEach((source, pair) -> out.println(line(source, pair)));
        out.println(String.format(
                Locale.ROOT,
                options.say(
                        "nguồn gửi dồn: %.0f bản ghi/s, nhận %.0f/s, %d lần gửi 4 MiB; hạt giống %d; dữ liệu ở %s",
                        "the flood: %.0f records/s offered, %.0f/s taken, %d deliveries of 4 MiB; seed %d; data in %s"),
                result.offered(),
                result.taken(),
                result.large(),
                seed,
                folder));
        out.println(String.format(
                Locale.ROOT,
                options.say(
                        "tỷ lệ trung vị %.2f (cần ≤ %.2f), %d bản ghi không đến",
                        "median ratio %.2f (wanted: ≤ %.2f), %d records missing"),
                result.ratio(),
                most,
                result.missing()));
    }

    private String line(String name, BulkheadResult.Pair pair) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "%s: trung vị %.0f ms khi yên, %.0f ms khi có gửi dồn, tỷ lệ %.2f",
                        "%s: median %.0f ms in quiet, %.0f ms under the flood, ratio %.2f"),
                name,
                pair.quiet(),
                pair.flooded(),
                pair.ratio());
    }

    private ObjectNode json(BulkheadResult result, Path folder) {
        ObjectNode said = new ObjectMapper().createObjectNode();
        said.put("ratio", result.ratio()).put("most", most).put("missing", result.missing());
        result.pairs().forEach(pair -> said.withArray("/pairs")
                .addObject()
                .put("quietMillis", pair.quiet())
                .put("floodedMillis", pair.flooded()));
        result.bySource().forEach((source, pair) -> said.withObject("/sources")
                .withObject("/" + source)
                .put("quietMillis", pair.quiet())
                .put("floodedMillis", pair.flooded()));
        return said.put("offeredPerSecond", result.offered())
                .put("takenPerSecond", result.taken())
                .put("large", result.large())
                .put("seed", seed)
                .put("folder", folder.toString());
    }
}
