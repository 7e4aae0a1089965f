package vn.lienthong.bench;

import java.time.Duration;

/**
 * An outage of the portal.
 *
 * @param perSecond records that the sources send a second, before, during and after it
 * @param cap most calls a second with one credential, as the hub is told
 * @param batch most records in a call, as the hub is told
 * @param impatient the hub feels for the portal every second; else as it is shipped, up to five minutes apart
 * @param most how long catching up may take
 */
public record OutageSettings(
        Duration outage, double perSecond, int cap, int batch, boolean impatient, long seed, Duration most) {
    public OutageSettings {
        if (outage.isNegative() || outage.isZero() || perSecond <= 0 || cap < 1 || batch < 1) {
            throw new IllegalArgumentException("Expected an outage, a load, a cap and a batch above zero, but found "
                    + outage + ", " + perSecond + ", " + cap + " and " + batch);
        }
    }

    public static OutageSettings of(Duration outage, long seed) {
        return new OutageSettings(outage, 25, 10, 20, false, seed, Duration.ofMinutes(30));
    }

    public OutageSettings with(double recordsPerSecond, int callsPerSecond) {
        return new OutageSettings(outage, recordsPerSecond, callsPerSecond, batch, impatient, seed, most);
    }

    public OutageSettings feltEverySecond() {
        return new OutageSettings(outage, perSecond, cap, batch, true, seed, most);
    }
}
