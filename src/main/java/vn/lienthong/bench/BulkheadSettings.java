package vn.lienthong.bench;

import java.time.Duration;

/**
 * How the bulkheads are measured.
 *
 * @param pairs of a quiet phase and one with the flood
 * @param phase how long each is
 * @param apart between two records of a source that behaves
 * @param portalMillis how long the portal takes for an answer
 * @param floodThreads senders of the source that floods
 */
public record BulkheadSettings(int pairs, Duration phase, Duration apart, int portalMillis, int floodThreads) {
    /** The source that floods offers more than a hundred times what another one does. */
    public static BulkheadSettings defaults() {
        return new BulkheadSettings(3, Duration.ofSeconds(8), Duration.ofMillis(250), 150, 8);
    }

    public BulkheadSettings withPairs(int others) {
        return new BulkheadSettings(others, phase, apart, portalMillis, floodThreads);
    }
}
