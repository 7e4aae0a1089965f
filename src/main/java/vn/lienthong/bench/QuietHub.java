package vn.lienthong.bench;

import java.time.Instant;
import java.util.Optional;

/**
 * A hub without threads of its own, over real stores: each step is asked for, so that days pass as fast as the work in them. Given by
 * the root package.
 */
public interface QuietHub extends AutoCloseable {
    /** A delivery comes in; it is durable when this returns. */
    void hear(String source, String body);

    /** Applies what is in the journal, or makes one call that is due; false when there is nothing to do at this hour. */
    boolean work();

    /** When there will be something to do without anything coming in. */
    Optional<Instant> nextDue();

    @Override
    void close();
}
