package vn.lienthong.bench;

import java.time.Duration;
import java.util.List;

/**
 * What a run of the bench came to.
 *
 * @param seed with which the run is made again; the plan is the same then, the moments nearly
 * @param openAtKill at each kill, how many requests were open: POSTs of sources and calls to the portal
 * @param records that were acknowledged, repeats too
 * @param effects records that took effect at the portal
 * @param unknown of these, those of which the hub could not know it
 */
public record FaultsResult(
        long seed,
        List<Integer> openAtKill,
        int records,
        int effects,
        int unknown,
        Duration took,
        List<String> findings,
        int lost,
        int duplicated,
        int misordered,
        int stale) {
    public FaultsResult {
        openAtKill = List.copyOf(openAtKill);
        findings = List.copyOf(findings);
    }

    public boolean isFine() {
        return findings.isEmpty();
    }
}
