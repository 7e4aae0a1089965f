package vn.lienthong.corridor;

import java.time.Duration;
import java.util.Optional;
import vn.lienthong.indicator.Counting;

/** The loop ledger to indicators. A body is nothing but the word to go on: what is next, the room knows. */
public final class Indicating implements Loop {
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Counting counting;
    private final Nudge nudge = new Nudge();

    public Indicating(Counting counting) {
        this.counting = counting;
    }

    @Override
    public Optional<Object> next() {
        return counting.hasWork() ? Optional.of(counting) : Optional.empty();
    }

    /** The route's step. */
    public void go() {
        counting.go();
    }

    @Override
    public Duration idle() {
        return IDLE;
    }

    @Override
    public Nudge nudge() {
        return nudge;
    }

    /** H2 closes itself when a thread is interrupted that reads. */
    @Override
    public Duration toFinish() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void failed(Object batch, Throwable cause) {
        // What was not looked at is told again.
    }
}
