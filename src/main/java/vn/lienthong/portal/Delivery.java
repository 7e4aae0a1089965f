package vn.lienthong.portal;

import java.util.function.Function;
import vn.lienthong.dossier.Outcome;

/** How one {@link Portal#deliver} ended. */
public sealed interface Delivery {
    /** For logs and back-off; the ledger learns the outcome of what was sent from the journal only. */
    Outcome outcome();

    /**
     * Something was sent. Both entries are durable; the ledger reads them there, so the caller has nothing to do.
     *
     * @param request the position of the last REQUEST entry
     * @param answer the position of its ANSWER entry
     */
    record Sent(long request, long answer, Outcome outcome) implements Delivery {}

    /**
     * Nothing was sent and nothing is in the journal: no session, or no durable intent. The caller keeps its claim on the
     * dossiers until {@code outcome.retryAfter()} has passed (never zero here), and only then gives the call back to the
     * ledger to be forgotten: that is the back-off.
     */
    record NotSent(Outcome outcome) implements Delivery {}

    default <T> T fold(Function<Sent, T> sent, Function<NotSent, T> notSent) {
        if (this instanceof Sent s) {
            return sent.apply(s);
        }
        return notSent.apply((NotSent) this);
    }
}
