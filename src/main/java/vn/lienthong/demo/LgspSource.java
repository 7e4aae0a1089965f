package vn.lienthong.demo;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A ministry's LGSP that pushes XML, one MSyncDocument or a list of up to ten. */
public final class LgspSource implements Simulator {
    private static final int LIST = 10;

    private final Part part;
    private final Script script;
    private final Truth truth = new Truth();
    private final Outbox outbox;
    private final LgspDocument document = new LgspDocument();
    private int tick;

    public LgspSource(Part part, HubDoor hub) {
        this.part = part;
        this.script = new Script(
                part, Procedures.CUSTOMS, Set.of(Habit.NO_REGISTRATION, Habit.NO_UNDO, Habit.ALWAYS_FINISHES));
        this.outbox = new Outbox(hub.deliveries(part.code()), hub.apiKey(), "application/xml; charset=utf-8", truth);
    }

    /** The part as the demo plays it. */
    public static Part part(String code, long seed, Instant now, int dossiers, int ticks) {
        List<Flaw> flaws = List.of(Flaw.UNKNOWN_STATUS, Flaw.IMPOSSIBLE_DATE, Flaw.MISSING_NUMBER);
        return new Part(code, seed, now, dossiers, ticks, Agencies.CUSTOMS, flaws);
    }

    @Override
    public String code() {
        return part.code();
    }

    @Override
    public void start() {}

    @Override
    public boolean tick(Instant now) {
        if (tick < script.ticks()) {
            List<Snapshot> act = script.act(tick++);
            for (int from = 0; from < act.size(); from += LIST) {
                push(act.subList(from, Math.min(act.size(), from + LIST)));
            }
        }
        outbox.flush(now);
        return tick < script.ticks() || !outbox.isEmpty();
    }

    @Override
    public Truth truth() {
        return truth;
    }

    @Override
    public void close() {}

    private void push(List<Snapshot> snapshots) {
        outbox.add(document.write(snapshots), snapshots);
        for (Snapshot snapshot : snapshots) {
            if (snapshot.flaw() == Flaw.NONE) {
                truth.decided(snapshot.number(), LgspDocument.derivable(snapshot));
            }
        }
    }
}
