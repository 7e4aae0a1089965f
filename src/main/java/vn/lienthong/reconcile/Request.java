package vn.lienthong.reconcile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What is to be reconciled. Stands in job files.
 *
 * @param from first day, as 2026-10-12
 * @param to last day, included
 * @param sample how many of the confirmed dossiers are looked up at the portal, drawn with {@code seed}
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

    Window window() {
        return new Window(LocalDate.parse(from), LocalDate.parse(to));
    }

    boolean heals(String how) {
        return heal.contains(how);
    }
}
