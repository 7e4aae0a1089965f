package vn.lienthong.dropin;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import vn.lienthong.source.Delivery;
import vn.lienthong.source.Intake;

/**
 * Where a source's writes wait until what it sent before is out of the way, as other pushes wait at the edge. Here the body is read
 * already, because it names the source, and who waits holds a thread that all share: so few wait, and not for long.
 */
final class Turns {
    static final int MOST_WAITING = 4;

    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final Intake intake;
    private final Duration patience;

    Turns(Intake intake, Duration patience) {
        this.intake = intake;
        this.patience = patience;
    }

    /** False when it must come again later. */
    boolean await(Delivery delivery) {
        if (intake.awaitRoom(delivery, Duration.ZERO)) {
            return true;
        }
        if (!places.tryAcquire()) {
            return false;
        }
        try {
            return intake.awaitRoom(delivery, patience);
        } finally {
            places.release();
        }
    }
}
