package vn.lienthong.bench;

/**
 * One part of a soak.
 *
 * @param heap of the hub after a full collection, bytes; -1 where it cannot be told
 * @param medianMillis from a record's first POST to its effect at the portal, of those that took effect in this part
 * @param effects how many that were
 */
public record SoakPart(long heap, long medianMillis, long p99Millis, int effects) {}
