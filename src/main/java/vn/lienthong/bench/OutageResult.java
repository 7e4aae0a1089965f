package vn.lienthong.bench;

import java.time.Duration;

/**
 * What an outage came to. Times are the portal's own.
 *
 * @param during records acknowledged while the portal was away
 * @param backlog states and steps that were missing at the portal when it was back
 * @param felt from then until the first of them took effect
 * @param caughtUp until the last of them had; the load went on
 * @param mostInASecond most calls with one credential within any second
 * @param mostInFive the same within any five seconds
 */
public record OutageResult(
        long seed,
        Duration outage,
        int records,
        int during,
        int backlog,
        Duration felt,
        Duration caughtUp,
        int cap,
        int mostInASecond,
        int mostInFive,
        Duration took,
        Findings findings) {
    /** So many calls may be on their way at once, and arrive together after a stall. */
    private static final int IN_FLIGHT = 4;

    public boolean keptTheCap() {
        return mostInASecond <= cap + IN_FLIGHT && mostInFive <= 5 * cap + IN_FLIGHT;
    }

    public boolean isFine() {
        return findings.isFine() && keptTheCap() && during > 0;
    }
}
