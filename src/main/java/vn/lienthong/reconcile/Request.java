package vn.lienthong.reconcile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be reconciled. Stands in job files.
 *
 * @param from first day, as 2026-10-12
 * @param to last day, included
 * @param sample how many of the confirmed dossiers are looked up at the portal, drawn with {@code seed}
 * @param seed {@link #ANY_SEED} until the job begins, where nobody cares which
 * @param heal {@code re-pull}, {@code re-push}, both or none
 * @param who asked for it
 * @param report what the national report says was received, by agency; empty when it is not given
 */
public record Request(
        String source,
        String from,
        String to,
        int sample,
        long seed,
        List<String> heal,
        String who,
        Map<String, Long> report) {
    public static final long ANY_SEED = -1;
    public static final String RE_PULL = "re-pull";
    public static final String RE_PUSH = "re-push";

    public Request {
        heal = List.copyOf(heal);
        report = Map.copyOf(report);
    }

    /** Names the job: the same days of a source are one. */
    public String id() {
        return source + "_" + from + "_" + to;
    }

    /** Ordered in the same words, by whomever. */
    boolean isAlike(Request other) {
        boolean isSeeded = seed == other.seed || seed == ANY_SEED;
        return isSeeded
                && sample == other.sample
                && Set.copyOf(heal).equals(Set.copyOf(other.heal))
                && report.equals(other.report);
    }

    /** With a seed that is said. */
    Request drawn(Clock clock) {
        return seed == ANY_SEED
                ? new Request(source, from, to, sample, clock.millis() % 1_000_000_000L, heal, who, report)
                : this;
    }

    /** The options of the command that order the same, in which a refusal names it. */
    public String words() {
        String healed = heal.isEmpty() ? "none" : String.join(",", heal);
        return "--sample " + sample + " --seed " + seed + " --heal " + healed
                + (report.isEmpty() ? "" : " --national-report …");
    }

    Window window() {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }

    boolean heals(String how) {
        return heal.contains(how);
    }
}
