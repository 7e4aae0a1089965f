package vn.lienthong.bench;

import java.util.List;
import java.util.Map;

/**
 * How fresh the portal was about the sources that behave, with and without another one's flood.
 *
 * @param pairs one after the other
 * @param bySource medians of all pairs, ratio by source
 * @param offered records that the source that floods tried to send a second
 * @param taken those of them that were acknowledged a second
 * @param large deliveries of 4 MiB among them that were acknowledged
 */
public record BulkheadResult(
        List<Pair> pairs, Map<String, Pair> bySource, double offered, double taken, int large, int missing) {
    public BulkheadResult {
        pairs = List.copyOf(pairs);
        bySource = Map.copyOf(bySource);
    }

    /**
     * Medians in milliseconds, from before a record is sent to its effect at the portal.
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

    /** The median of the pairs' floors. */
    public double floor() {
        double[] floors = pairs.stream().mapToDouble(Pair::floor).sorted().toArray();
        return floors[floors.length / 2];
    }

    /** The median of the pairs' ratios: one that a busy machine spoilt does not decide. */
    public double ratio() {
        double[] ratios = pairs.stream().mapToDouble(Pair::ratio).sorted().toArray();
        return ratios[ratios.length / 2];
    }
}
