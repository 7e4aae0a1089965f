package vn.lienthong.sandbox;

import java.util.ArrayList;
import java.util.List;

/** Calls that are held until somebody lets them go: what is "in flight" when a test kills the other side. */
final class Parked {
    private final List<Runnable> calls = new ArrayList<>();
    private int gone;

    synchronized void park(Runnable rest) {
        calls.add(rest);
    }

    /** The caller of a held call has closed its connection. */
    synchronized void callerGone() {
        gone++;
    }

    synchronized int callersGone() {
        return gone;
    }

    synchronized int count() {
        return calls.size();
    }

    /** In the order they were parked. */
    synchronized List<Runnable> takeAll() {
        List<Runnable> taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
