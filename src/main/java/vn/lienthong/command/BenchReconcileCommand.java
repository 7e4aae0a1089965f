package vn.lienthong.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.lienthong.reconcile.Drill;
import vn.lienthong.settings.UsageException;

@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Đối soát bằng mã băm theo nhóm giữa hai bên có lỗi gieo sẵn: tìm thấy gì, truyền bao nhiêu.",
            "Reconciles two parties with seeded faults by bucketed hashes: what is found, what is sent."
        })
final class BenchReconcileCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Option(names = "--dossiers", defaultValue = "100000", description = "Số hồ sơ / dossiers (${DEFAULT-VALUE})")
    private int dossiers;

    @Option(names = "--faults", defaultValue = "100", description = "Số lỗi gieo / seeded faults (${DEFAULT-VALUE})")
    private int faults;

    @Override
    public Integer call() {
        if (dossiers < 1 || dossiers > 20_000_000 || faults < 0) {
            throw new UsageException(
                    "Cần 1 đến 20000000 hồ sơ và số lỗi không âm",
                    "Expected 1 to 20000000 dossiers and no less than 0 faults");
        }
        Drill.Result result = Drill.run(dossiers, faults, options.seed());
        options.out().println(options.json() ? json(result) : line(result));
        return result.isFine() ? Commands.FINE : Commands.FAILED;
    }

    private String line(Drill.Result result) {
        return String.format(
                Locale.ROOT,
                options.say(
                        "%d hồ sơ, %d lỗi gieo (hạt giống %d): tìm thấy %d, báo nhầm %d; truyền %d byte trong %d lần hỏi, %d hồ sơ"
                                + " được liệt kê, bằng %.2f %% của %d byte liệt kê toàn bộ",
                        "%d dossiers, %d seeded faults (seed %d): %d found, %d false; %d bytes sent in %d questions, %d dossiers"
                                + " listed, which is %.2f %% of the %d bytes of a full list"),
                result.dossiers(),
                result.faults(),
                result.seed(),
                result.found(),
                result.wrong(),
                result.bytes(),
                result.questions(),
                result.listed(),
                result.percent(),
                result.dump());
    }

    private static String json(Drill.Result result) {
        return new ObjectMapper()
                .createObjectNode()
                .put("dossiers", result.dossiers())
                .put("faults", result.faults())
                .put("seed", result.seed())
                .put("found", result.found())
                .put("false", result.wrong())
                .put("bytes", result.bytes())
                .put("fullDump", result.dump())
                .put("percent", Math.round(result.percent() * 1000) / 1000.0)
                .put("questions", result.questions())
                .put("listed", result.listed())
                .put("fine", result.isFine())
                .toString();
    }
}
