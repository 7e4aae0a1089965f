package vn.lienthong.demo;

import java.time.Instant;

/**
 * A stand-in for one one-stop system. {@link #start()} opens what the hub reads from (if anything); each {@link #tick}
 * plays the next moment of the script. Ticks come from one thread; {@link #truth()} may be read from any.
 */
public interface Simulator extends AutoCloseable {
    String code();

    void start();

    /** Plays one tick; true while there is more to play or to send again. Never throws because the hub is away. */
    boolean tick(Instant now);

    Truth truth();

    @Override
    void close();
}
