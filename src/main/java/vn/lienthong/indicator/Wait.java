package vn.lienthong.indicator;

import java.time.Instant;

/**
 * A request for more papers, and how long it was waited for them.
 *
 * @param from when it was asked
 * @param until when they came; null while it is waited
 * @param isInDueTime the source itself moved the due time by this wait: it is not to be taken off once more
 */
record Wait(Instant from, Instant until, boolean isInDueTime) {}
