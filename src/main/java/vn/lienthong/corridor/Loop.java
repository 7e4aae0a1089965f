package vn.lienthong.corridor;

import java.time.Duration;
import java.util.Optional;

/**
 * Where a route that begins with {@code loop:<name>} finds its work. A body is a batch; what is next is told by what is
 * stored, never by what was done before, so a crash anywhere is an ordinary event.
 */
public interface Loop {
    /** The next batch, or empty when there is nothing to do now. Called by every thread of the route. */
    Optional<Object> next();

    /** How long to wait for a nudge when there was nothing; work that becomes due by the clock is found then. */
    Duration idle();

    Nudge nudge();

    /** How long a batch in hand may take to end by itself when the route stops; then its thread is interrupted. */
    default Duration toFinish() {
        return Duration.ZERO;
    }

    /** The batch was not finished; the same work will be offered again. */
    void failed(Object batch, Throwable cause);
}
