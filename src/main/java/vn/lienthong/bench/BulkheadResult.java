package vn.lienthong.bench;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How fresh the portal was about the sources that behave, with and without another one's flood.
 *
 * @param fresh from before a record is sent until its confirmation by the portal is written down: what the office waits for
 * @param way from before a record is sent to its effect at the portal, whose own time for an answer is left out: the harder measure
 * @param bySource the same as {@code way}, over all rounds
 * @param offered records that the source that floods tried to send a second
 * @param taken those of them that were acknowledged a second
 * @param large deliveries of 4 MiB among them that were acknowledged
 */
public record BulkheadResult(
        List<Pair> fresh,
        List<Pair> way,
        Map<String, Pair> bySource,
        double offered,
        double taken,
        int large,
        int missing) {
    public BulkheadResult {
        fresh = List.copyOf(fresh);
        way = List.copyOf(way);
        bySource = Map.copyOf(bySource);
    }

    /**
     * Medians in milliseconds.
     *
     * @param beside while the same flood, at the pace at which the hub took it, is sent to somebody else on this machine
     */
    public record Pair(double quiet, double flooded, double beside) {
        public double ratio() {
            return flooded / quiet;
        }

        /** What the machine alone makes of it: a hub that the flood does not touch cannot be below. */
        public double floor() {
            return beside / quiet;
        }
    }

    /** The median of some pairs' ratios or floors: one that a busy machine spoilt does not decide. */
    public static double median(List<Pair> pairs, ToDoubleFunction<Pair> what) {
        double[] sorted = pairs.stream().mapToDouble(what).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
