package vn.lienthong.dashboard;

import java.util.Map;
import vn.lienthong.indicator.Sums;

/**
 * The figures of one choice.
 *
 * @param parts by the code of each part, in its order
 */
record IndicatorRows(Sums total, Map<String, Sums> parts) {}
