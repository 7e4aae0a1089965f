package vn.lienthong.dashboard;

import java.util.Map;
import vn.lienthong.indicator.Sums;

/**
 * The figures of one choice.
 *
 * @param parts by the code of each part, in its order
 */
record IndicatorRows(Map<String, Sums> parts) {
    /** Every chosen series is in one part, so the whole is their sum. */
    Sums total() {
        Sums total = new Sums();
        parts.values().forEach(total::add);
        return total;
    }
}
