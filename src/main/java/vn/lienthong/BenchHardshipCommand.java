package vn.lienthong;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.bench.Hardship;
import vn.lienthong.bench.HardshipResult;
import vn.lienthong.bench.HardshipRun;
import vn.lienthong.bench.Kit;

@Command(
        name = "hardship",
        mixinStandardHelpOptions = true,
        description = {
            "Đĩa đầy, đồng hồ sai, bộ nhớ nhỏ, nhật ký bị cắt: trục nói gì, có chạy tiếp không, có giữ lời hứa không.",
            "Full disks, a wrong clock, a small heap, a cut journal: what the hub says, whether it goes on, what it kept."
        })
final class BenchHardshipCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options;

    @Option(names = "--case", description = "Chỉ một trường hợp / only this one: ${COMPLETION-CANDIDATES}")
    private Hardship only;

    @Option(
            names = "--dossiers",
            defaultValue = "120",
            description = "Số hồ sơ của mỗi nguồn / dossiers of each of three sources (${DEFAULT-VALUE})")
    private int dossiers;

    @Option(names = "--seed", defaultValue = "2026", description = "Hạt giống / seed (${DEFAULT-VALUE})")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        boolean isFine = true;
        for (Hardship each : only == null ? List.of(Hardship.values()) : List.of(only)) {
            try (BenchFolder folder = BenchFolder.make()) {
                HardshipResult result = HardshipRun.make(
                        each, folder.path(), seed, dossiers, new BenchGround(options), Kit.plain(), Clock.systemUTC());
                say(result, out);
                if (!result.isFine()) {
                    result.findings().first().forEach(finding -> out.println("  " + finding));
                    folder.keep(options, out);
                    isFine = false;
                }
            }
        }
        return isFine ? Commands.FINE : Commands.FAILED;
    }

    private void say(HardshipResult result, PrintWriter out) {
        if (!result.missing().isEmpty()) {
            out.println(
                    result.what().key() + ": " + options.say("không thử được", "not tried") + ": " + result.missing());
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                options.say(
                        "%s: %s; %d bản ghi, %d mất, %d lặp, %d sai thứ tự, %d cũ đè mới, %.1f s",
                        "%s: %s; %d records, %d lost, %d duplicated, %d misordered, %d stale, %.1f s"),
                result.what().key(),
                result.isFine()
                        ? options.say("đúng như tài liệu", "as documented")
                        : options.say("KHÔNG đúng", "NOT so"),
                result.records(),
                result.findings().lost(),
                result.findings().duplicated(),
                result.findings().misordered(),
                result.findings().stale(),
                result.took().toMillis() / 1000.0));
        Stream.concat(
                        result.seen().stream().map(seen -> "  + " + seen),
                        result.surprises().stream().map(surprise -> "  - " + surprise))
                .forEach(out::println);
    }
}
