package vn.lienthong.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.bench.Findings;

/** What every proof of the bench is told, and says, in the same words. */
final class BenchOptions {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--seed",
            defaultValue = "2026",
            description =
                    "Hạt giống; một lần chạy: hạt giống của lần đó / seed; of one run: that run's (${DEFAULT-VALUE})")
    private long seed;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    CommonOptions common() {
        return common;
    }

    long seed() {
        return seed;
    }

    boolean json() {
        return common.json();
    }

    String say(String vi, String en) {
        return common.say(vi, en);
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** How far it has come, beside the result in either form. */
    PrintWriter progress() {
        return command.commandLine().getErr();
    }

    /** Where a person reads what is not the result: with --json the result stands alone. */
    PrintWriter beside() {
        return json() ? progress() : out();
    }

    /** What the checker found, as in {@code 0 lost, 0 duplicated, 0 misordered, 0 stale}. */
    String counts(Findings findings) {
        return String.format(
                Locale.ROOT,
                say("%d mất, %d lặp, %d sai thứ tự, %d cũ đè mới", "%d lost, %d duplicated, %d misordered, %d stale"),
                findings.lost(),
                findings.duplicated(),
                findings.misordered(),
                findings.stale());
    }

    /** The same as JSON, behind the seed. */
    ObjectNode json(Findings findings) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seed", seed)
                .put("lost", findings.lost())
                .put("duplicated", findings.duplicated())
                .put("misordered", findings.misordered())
                .put("stale", findings.stale());
    }
}
