package vn.lienthong.corridor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import vn.lienthong.source.Backlog;

/**
 * Where pushed deliveries wait before they are read: each source in a lane of its own, of bounded length, until what it sent before
 * is out of the way. So one that floods fills neither memory nor threads nor the journal's front that others need.
 */
final class SourceLanes {
    static final int MOST_WAITING = 16;
    static final long PATIENCE_MILLIS = 5_000;

    private final Backlog backlog;
    private final Map<String, Lane> lanes = new HashMap<>();
    private int waiting;

    SourceLanes(Backlog backlog) {
        this.backlog = backlog;
    }

    /** A delivery at the door. Exactly one of both is called, once. */
    interface Visitor {
        /** Then {@link #leave} must be called with the same bytes. */
        void enter();

        void refuse();
    }

    private static final class Lane {
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private long onTheWay;
    }

    private record Waiting(long bytes, long until, Visitor visitor) {}

    /** True when it came in or was refused at once; false when it waits for a {@link #turn}. */
    boolean arrive(String source, long bytes, long nowMillis, Visitor visitor) {
        boolean enters;
        synchronized (this) {
            Lane lane = lanes.computeIfAbsent(source, code -> new Lane());
            enters = lane.waiting.isEmpty() && admits(source, lane, bytes);
            if (!enters && lane.waiting.size() < MOST_WAITING) {
                lane.waiting.add(new Waiting(bytes, nowMillis + PATIENCE_MILLIS, visitor));
                waiting++;
                return false;
            }
            lane.onTheWay += enters ? bytes : 0;
        }
        if (enters) {
            visitor.enter();
        } else {
            visitor.refuse();
        }
        return true;
    }

    /** Its delivery is in the journal, or never will be. */
    synchronized void leave(String source, long bytes) {
        lanes.get(source).onTheWay -= bytes;
    }

    synchronized boolean hasWaiting() {
        return waiting > 0;
    }

    /** Lets in those whose turn has come, and refuses those that waited too long. To be called again while some wait. */
    void turn(long nowMillis) {
        Deque<Runnable> due = new ArrayDeque<>();
        synchronized (this) {
            lanes.forEach((source, lane) -> turn(source, lane, nowMillis, due));
        }
        due.forEach(Runnable::run);
    }

    private void turn(String source, Lane lane, long nowMillis, Deque<Runnable> due) {
        while (!lane.waiting.isEmpty()) {
            Waiting first = lane.waiting.peek();
            boolean enters = admits(source, lane, first.bytes());
            if (!enters && nowMillis < first.until()) {
                return;
            }
            lane.waiting.poll();
            waiting--;
            lane.onTheWay += enters ? first.bytes() : 0;
            due.add(enters ? first.visitor()::enter : first.visitor()::refuse);
        }
    }

    private boolean admits(String source, Lane lane, long bytes) {
        return backlog.admits(source, lane.onTheWay, bytes);
    }
}
