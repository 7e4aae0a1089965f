package vn.lienthong.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The last ten thousand calls, by sequence number. Guarded by {@link StandIn}. */
final class CallLog {
    private static final int KEPT = 10_000;
    private final SandboxCall[] ring = new SandboxCall[KEPT];
    private long last;

    long next() {
        return ++last;
    }

    void add(SandboxCall call) {
        ring[slot(call.seq())] = call;
    }

    void change(long seq, UnaryOperator<SandboxCall> change) {
        SandboxCall call = ring[slot(seq)];
        // A call held while ten thousand others came is no longer here: counted all the same, only not listed.
        if (call != null && call.seq() == seq) {
            ring[slot(seq)] = change.apply(call);
        }
    }

    List<SandboxCall> last(int n) {
        List<SandboxCall> calls = new ArrayList<>();
        for (long seq = Math.max(1, last - Math.min(n, KEPT) + 1); seq <= last; seq++) {
            calls.add(ring[slot(seq)]);
        }
        return calls;
    }

    private static int slot(long seq) {
        return (int) (seq % KEPT);
    }
}
