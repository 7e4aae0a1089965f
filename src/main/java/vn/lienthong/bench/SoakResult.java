package vn.lienthong.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** What a soak came to. */
public record SoakResult(double days, int records, List<SoakPart> parts, Duration took, Findings findings) {
    /** What the hub holds in memory for so many dossiers may grow to its bounds; more is a leak. */
    private static final double MOST_GROWTH = 1.5;

    private static final long HEAP_NOISE = 16L << 20;
    private static final double MOST_SLOWER = 2;
    private static final long LATENCY_NOISE = 50;

    public SoakResult {
        parts = List.copyOf(parts);
    }

    /** The last third is compared with the second: the first is the JVM's own warming up. */
    public boolean isMemoryFlat() {
        return heap(2) >= 0 && heap(2) <= heap(1) * MOST_GROWTH + HEAP_NOISE;
    }

    public boolean isLatencyFlat() {
        return latency(2) <= latency(1) * MOST_SLOWER + LATENCY_NOISE;
    }

    /** Median heap of a third: 0 the beginning, 1 the middle, 2 the end. */
    public long heap(int third) {
        return median(third(third).stream().mapToLong(SoakPart::heap));
    }

    public long latency(int third) {
        return median(third(third).stream().mapToLong(SoakPart::medianMillis));
    }

    public boolean isFine() {
        return findings.isFine() && isMemoryFlat() && isLatencyFlat();
    }

    private List<SoakPart> third(int nth) {
        return parts.subList(parts.size() * nth / 3, parts.size() * (nth + 1) / 3);
    }

    private static long median(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
