package vn.lienthong.ledger;

import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;

/**
 * A call that somebody is making now. It may take two requests: a session that the portal refused is renewed, and the same is said
 * again. The answer to the first one is POSTPONED and frees nothing, or the dossiers could be dealt out while the second is under way.
 */
final class Talk {
    private static final long NOT_YET = Long.MAX_VALUE;

    private final Call call;
    private long lastAnswer = NOT_YET;

    Talk(Call call) {
        this.call = call;
    }

    boolean isOf(Call other) {
        return call == other;
    }

    /** @param answer the position of the last answer, which the ledger may not have met yet */
    void end(long answer) {
        lastAnswer = answer;
    }

    /** Whether more is to come after the answer at a position. */
    boolean goesOnAfter(long position, Outcome outcome) {
        return lastAnswer == NOT_YET ? outcome.kind() == Outcome.Kind.POSTPONED : position < lastAnswer;
    }
}
