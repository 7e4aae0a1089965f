package vn.lienthong.bench;

import java.time.Duration;
import java.util.List;

/**
 * What a run of the bench came to.
 *
 * @param seed with which the run is made again; the plan is the same then, the moments nearly
 * @param kills each with what it interrupted
 * @param records that were acknowledged, repeats too
 * @param effects records that took effect at the portal
 * @param unknown of these, those of which the hub could not know it
 */
public record FaultsResult(
        long seed, List<Kill> kills, int records, int effects, int unknown, Duration took, Findings findings) {
    public FaultsResult {
        kills = List.copyOf(kills);
    }
}
