package vn.lienthong.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxCall;

/** How fast each credential called the portal, as the portal itself saw it; log-ins and questions about lists are not counted. */
final class CallRate {
    private static final Set<String> CAPPED = Set.of("DongBoHoSoMC", "CapNhatTienDoHoSoMC", "TraCuuHoSo");
    private static final int REMEMBERED = 10_000;

    private final Sandbox portal;
    private final Map<String, List<Long>> times = new TreeMap<>();
    private long seen;

    CallRate(Sandbox portal) {
        this.portal = portal;
    }

    /** The portal remembers so many calls only: look at least that often. */
    void look() {
        for (SandboxCall call : portal.calls(REMEMBERED)) {
            if (call.seq() > seen && CAPPED.contains(call.service())) {
                times.computeIfAbsent(call.madonvi(), agency -> new ArrayList<>())
                        .add(call.time().toEpochMilli());
            }
            seen = Math.max(seen, call.seq());
        }
    }

    /** The most calls of one credential within any so many milliseconds. */
    int most(long millis) {
        look();
        return times.values().stream().mapToInt(all -> most(all, millis)).max().orElse(0);
    }

    static int most(List<Long> unsorted, long millis) {
        List<Long> all = unsorted.stream().sorted().toList();
        int most = 0;
        int from = 0;
        for (int to = 0; to < all.size(); to++) {
            while (all.get(to) - all.get(from) >= millis) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
