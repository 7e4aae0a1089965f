package vn.lienthong.corridor;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import vn.lienthong.dossier.Outcome;

/** How many calls to the portal ended how, since the start. */
public final class PortalCalls {
    private final Map<Outcome.Kind, LongAdder> sent = new EnumMap<>(Outcome.Kind.class);
    private final LongAdder notSent = new LongAdder();

    public PortalCalls() {
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            sent.put(kind, new LongAdder());
        }
    }

    void sent(Outcome outcome) {
        sent.get(outcome.kind()).increment();
    }

    void notSent() {
        notSent.increment();
    }

    long sent(Outcome.Kind kind) {
        return sent.get(kind).sum();
    }

    long unsent() {
        return notSent.sum();
    }
}
