package vn.lienthong.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** VNPT iGate 2 that pushes pages {@code {"content":[…]}} of 1 to 20 dossiers; every seventh page is sent twice. */
public final class IGateSource implements Simulator {
    private static final int PAGE = 20;
    private static final int REPEAT_EVERY = 7;

    private final Part part;
    private final Script script;
    private final Truth truth = new Truth();
    private final Outbox outbox;
    private final IGateRecord record = new IGateRecord();
    private final Map<String, Long> serials = new HashMap<>();
    private int tick;
    private int pages;

    public IGateSource(Part part, HubDoor hub) {
        this.part = part;
        this.script = new Script(part, Procedures.PROVINCE, Set.of(Habit.PERSONS_ONLY));
        this.outbox = new Outbox(hub.deliveries(part.code()), hub.apiKey(), "application/json; charset=utf-8", truth);
    }

    /** The part as the demo plays it. */
    public static Part part(String code, long seed, Instant now, int dossiers, int ticks) {
        List<Flaw> flaws = List.of(Flaw.UNKNOWN_STATUS, Flaw.IMPOSSIBLE_DATE, Flaw.MISSING_NUMBER);
        return new Part(code, seed, now, dossiers, ticks, Agencies.QUANG_NGAI, flaws);
    }

    /** In its last tick this source will claim a dossier that another source owns. */
    public void claimAtTheEnd(String foreignNumber) {
        script.claimAtTheEnd(foreignNumber);
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
            for (int from = 0; from < act.size(); from += PAGE) {
                push(act.subList(from, Math.min(act.size(), from + PAGE)));
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
        ObjectNode page = Shapes.JSON.createObjectNode();
        ArrayNode content = page.putArray("content");
        for (Snapshot snapshot : snapshots) {
            long serial = serials.computeIfAbsent(snapshot.life().number(), number -> 0x101L + serials.size());
            content.add(record.write(serial, snapshot));
        }
        outbox.add(Shapes.write(page), snapshots);
        if (++pages % REPEAT_EVERY == 0) {
            outbox.addRepeatOfLast();
        }
    }
}
