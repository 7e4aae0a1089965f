package vn.lienthong.corridor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Wait;

/** Calls that threw, each kept off the portal for a while. In memory: after a start nothing is held. Safe for many threads. */
final class HeldCalls {
    private final List<Held> held = new ArrayList<>();

    /** @param written the journal's last position when it threw: its intent, if there is one, stands there or before */
    record Held(Call call, Wait rest, long written) {}

    synchronized void hold(Call call, Wait rest, long written) {
        held.add(new Held(call, rest, written));
    }

    /** When the first of them is due, if nobody touches the clock. */
    synchronized Optional<Instant> next() {
        return held.stream().map(one -> one.rest().until()).min(Comparator.naturalOrder());
    }

    /** Those whose time has come; they are held no more. */
    synchronized List<Held> take(Instant now) {
        List<Held> due = held.stream().filter(one -> one.rest().isOver(now)).toList();
        held.removeAll(due);
        return due;
    }
}
