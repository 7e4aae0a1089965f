package vn.lienthong.corridor;

import java.util.Map;
import java.util.TreeMap;

/** How the loops are: for each, how many rounds in a row have failed. */
public final class Pulse {
    /** So many failures in a row are no accident: the pauses between them grow to ten seconds. */
    static final int SICK = 5;

    private final Map<String, Integer> failures = new TreeMap<>();

    synchronized void begins(String loop) {
        failures.putIfAbsent(loop, 0);
    }

    synchronized void wentWell(String loop) {
        failures.put(loop, 0);
    }

    synchronized void failed(String loop) {
        failures.merge(loop, 1, Integer::sum);
    }

    /** Failed rounds in a row, by loop. */
    public synchronized Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }
}
