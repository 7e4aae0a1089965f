package vn.lienthong.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
    private BenchOptions options;

    @Option(names = "--case", description = "Chỉ một trường hợp / only this one: ${COMPLETION-CANDIDATES}")
    private Hardship only;

    @Option(
            names = "--dossiers",
            defaultValue = "120",
            description = "Số hồ sơ của mỗi nguồn / dossiers of each of three sources (${DEFAULT-VALUE})")
    private int dossiers;

    @Override
    public Integer call() throws Exception {
        boolean isFine = true;
        for (Hardship each : only == null ? List.of(Hardship.values()) : List.of(only)) {
            try (BenchFolder folder = BenchFolder.make()) {
                HardshipResult result = HardshipRun.make(
                        each,
                        folder.path(),
                        options.seed(),
                        dossiers,
                        new BenchGround(options.common()),
                        Kit.plain(),
                        Clock.systemUTC());
                if (options.json()) {
                    options.out().println(json(result));
                } else {
                    say(result);
                }
                if (!result.isFine()) {
                    result.findings().first().forEach(finding -> options.beside()
                            .println("  " + finding));
                    folder.keep(options);
                    isFine = false;
                }
            }
        }
        return isFine ? Commands.FINE : Commands.FAILED;
    }

    private void say(HardshipResult result) {
        if (!result.missing().isEmpty()) {
            options.out()
                    .println(result.what().key() + ": " + options.say("không thử được", "not tried") + ": "
                            + result.missing());
            return;
        }
        options.out()
                .println(String.format(
                        Locale.ROOT,
                        options.say("%s: %s; %d bản ghi, %s, %.1f s", "%s: %s; %d records, %s, %.1f s"),
                        result.what().key(),
                        result.isFine()
                                ? options.say("đúng như tài liệu", "as documented")
                                : options.say("KHÔNG đúng", "NOT so"),
                        result.records(),
                        options.counts(result.findings()),
                        result.took().toMillis() / 1000.0));
        Stream.concat(
                        result.seen().stream().map(seen -> "  + " + seen),
                        result.surprises().stream().map(surprise -> "  - " + surprise))
                .forEach(options.out()::println);
    }

    /** One line for each case. */
    private ObjectNode json(HardshipResult result) {
        ObjectNode said = options.json(result.findings());
        said.put("case", result.what().key())
                .put("fine", result.isFine())
                .put("notTried", result.missing())
                .put("records", result.records())
                .put("tookSeconds", result.took().toMillis() / 1000.0);
        ArrayNode seen = said.putArray("seen");
        result.seen().forEach(seen::add);
        ArrayNode surprises = said.putArray("surprises");
        result.surprises().forEach(surprises::add);
        return said;
    }
}
