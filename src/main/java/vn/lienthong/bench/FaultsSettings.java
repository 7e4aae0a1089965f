package vn.lienthong.bench;

import java.time.Duration;

/**
 * How a run of the bench is made.
 *
 * @param dossiers of each of the three sources
 * @param most how long everything may take to end once the portal is well again
 */
public record FaultsSettings(int dossiers, Duration most) {
    public FaultsSettings {
        if (dossiers < 1 || dossiers > 9999 || most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException(
                    "Expected 1 to 9999 dossiers and a time to wait, but found " + dossiers + " and " + most);
        }
    }

    public static FaultsSettings defaults() {
        return new FaultsSettings(120, Duration.ofSeconds(90));
    }
}
