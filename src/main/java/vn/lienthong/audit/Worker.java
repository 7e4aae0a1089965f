package vn.lienthong.audit;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing at a time in the background, behind what must reach the portal. */
final class Worker {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    private final String name;
    private final AtomicReference<String> busy = new AtomicReference<>("");
    private volatile boolean stops;

    Worker(String name) {
        this.name = name;
    }

    /** False when something else is being done. */
    boolean begin(String id, Runnable work) {
        if (!busy.compareAndSet("", id)) {
            return false;
        }
        stops = false;
        Thread thread = new Thread(() -> run(id, work), name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        return true;
    }

    boolean isDoing(String id) {
        return busy.get().equals(id);
    }

    boolean isFree() {
        return busy.get().isEmpty();
    }

    void stop(String id) {
        stops = stops || isDoing(id);
    }

    /** Throws when it is to end. */
    void goOn() {
        if (stops) {
            throw new Stopped();
        }
    }

    private void run(String id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // Its record says RUNNING, and so is shown as left.
            log.atWarn().setCause(e).addKeyValue("id", id).log("work in the background ended without a word");
        } finally {
            busy.set("");
        }
    }
}
