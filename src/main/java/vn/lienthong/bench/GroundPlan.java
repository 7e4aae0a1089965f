package vn.lienthong.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What the ground of a run is to be.
 *
 * @param portal the base of the sandbox portal
 * @param sources codes of sources that push records of the bench's spelling
 * @param agencies whose dossiers they speak of
 * @param settings lines of hub.properties beyond the bench's own
 * @param impatient waits after failures grow to a second, not to five minutes
 * @param killPoints {@link KillPoint}s stand around every durable step of the routes
 */
public record GroundPlan(
        URI portal,
        List<String> sources,
        List<String> agencies,
        Map<String, String> settings,
        boolean impatient,
        boolean killPoints) {
    public GroundPlan {
        sources = List.copyOf(sources);
        agencies = List.copyOf(agencies);
        settings = Map.copyOf(settings);
    }
}
