package vn.lienthong.bench;

import java.time.Duration;

/**
 * How a run of the bench is made.
 *
 * @param dossiers of each of the three sources
 * @param kills how many hubs die, one after the other, on the same data
 * @param longestLife how long a hub lives under load at most before it is killed, about
 * @param most how long everything may take to end once the portal is well again
 */
public record FaultsSettings(int dossiers, int kills, Duration longestLife, Duration most) {
    public FaultsSettings {
        if (dossiers < 1 || kills < 1 || longestLife.toMillis() < 10 || most.isNegative() || most.isZero()) {
            throw new IllegalArgumentException("Expected dossiers, kills and times above zero, but found " + dossiers
                    + ", " + kills + ", " + longestLife + " and " + most);
        }
    }

    public static FaultsSettings defaults() {
        return new FaultsSettings(120, 3, Duration.ofSeconds(4), Duration.ofSeconds(90));
    }

    /** Many kills of short lives. */
    public FaultsSettings dense(int kills) {
        return new FaultsSettings(20 + 10 * kills, kills, Duration.ofMillis(1200), most);
    }
}
