package vn.lienthong.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;

/** Makes the portal misbehave, differently every moment, until it is told to stop. */
final class Trouble extends Thread {
    private static final int LONGEST_PEACE_MILLIS = 160;
    private static final int RARELY = 25;

    private final Sandbox portal;
    private final Random random;
    private final List<Runnable> moods;
    private volatile boolean isOver;

    Trouble(Sandbox portal, long seed) {
        super("trouble");
        this.portal = portal;
        this.random = new Random(seed);
        // Those that stop everything are rare: a hub that waits has nothing in flight to be killed with.
        this.moods = List.of(
                () -> set(Fault.LATENCY_MILLIS, random.nextInt(40)),
                () -> set(Fault.LATENCY_JITTER_MILLIS, random.nextInt(200)),
                this::errorPages,
                () -> set(Fault.DROP_BEFORE_NEXT, 1 + random.nextInt(2)),
                () -> set(Fault.DROP_AFTER_NEXT, 1 + random.nextInt(2)),
                () -> set(Fault.DROP_AFTER_PERCENT, random.nextInt(2) * random.nextInt(20)),
                () -> set(Fault.HOLD_AFTER_NEXT, 1),
                () -> set(Fault.HOLD_BEFORE_NEXT, 1),
                portal::release,
                portal::release,
                portal::release,
                () -> rarely(portal::expireSessions),
                () -> set(Fault.RATE_PER_SECOND, random.nextInt(3) == 0 ? 5 + random.nextInt(20) : 0),
                () -> rarely(() -> set(Fault.DOWN_SECONDS, 1)));
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            while (!isOver) {
                moods.get(random.nextInt(moods.size())).run();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PEACE_MILLIS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void errorPages() {
        set(Fault.HTML_STATUS, random.nextBoolean() ? 500 : 502);
        set(Fault.HTML_NEXT, 1 + random.nextInt(3));
    }

    private void rarely(Runnable mood) {
        if (random.nextInt(RARELY) == 0) {
            mood.run();
        }
    }

    private void set(Fault fault, int value) {
        portal.set(fault, value);
    }

    /** The portal is well from now on. */
    void end() throws InterruptedException {
        isOver = true;
        interrupt();
        join();
        portal.clearFaults();
    }
}
