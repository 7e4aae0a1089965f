package vn.lienthong.demo;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the drop-in client and the relay client share: the script in, the queue out. */
abstract class PortalSource implements Simulator {
    private final Part part;
    private final Script script;
    private final Truth truth = new Truth();
    private final PortalQueue queue;
    private int tick;

    PortalSource(Part part, List<Procedure> procedures, PortalTalk talk, int batch) {
        this.part = part;
        this.script = new Script(part, procedures, Set.of(Habit.NO_REGISTRATION));
        this.queue = new PortalQueue(talk, truth, batch);
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
            queue.add(script.act(tick++));
        }
        queue.flush();
        return tick < script.ticks() || !queue.isEmpty();
    }

    @Override
    public Truth truth() {
        return truth;
    }

    @Override
    public void close() {}
}
