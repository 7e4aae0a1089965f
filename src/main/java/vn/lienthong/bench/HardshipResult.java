package vn.lienthong.bench;

import java.time.Duration;
import java.util.List;

/**
 * What a hardship came to.
 *
 * @param seen what the hub said and did, in order
 * @param surprises what should have been otherwise
 * @param missing why it could not be made on this machine; empty when it was
 */
public record HardshipResult(
        Hardship what,
        List<String> seen,
        List<String> surprises,
        String missing,
        int records,
        Duration took,
        Findings findings) {
    public HardshipResult {
        seen = List.copyOf(seen);
        surprises = List.copyOf(surprises);
    }

    public boolean isFine() {
        return findings.isFine() && surprises.isEmpty();
    }
}
