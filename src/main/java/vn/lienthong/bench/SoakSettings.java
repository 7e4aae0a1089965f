package vn.lienthong.bench;

import java.time.Duration;

/**
 * Days in minutes: the hub's clock, and the portal's, run so many times as fast; the load is in real seconds.
 *
 * @param days of the hub's time
 * @param real how long that takes
 * @param perSecond records a real second, on the whole
 * @param parts into how many equal parts it is divided; heap and latency are told for each
 */
public record SoakSettings(double days, Duration real, double perSecond, int parts, long seed) {
    public SoakSettings {
        if (days <= 0 || real.isNegative() || real.isZero() || perSecond <= 0 || parts < 3) {
            throw new IllegalArgumentException(
                    "Expected days, a time and a load above zero and three parts or more, but" + " found " + days + ", "
                            + real + ", " + perSecond + " and " + parts);
        }
    }

    double factor() {
        return days * 86_400_000 / real.toMillis();
    }
}
