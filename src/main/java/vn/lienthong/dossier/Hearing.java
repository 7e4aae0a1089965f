package vn.lienthong.dossier;

import java.util.Set;
import java.util.function.Function;

/** What {@link Dossier#hear} decided: how a record stands against what is believed (guarantee G4, design.md 3). */
public sealed interface Hearing {
    /**
     * It is the newer state.
     *
     * @param remarks what a person should know about it; empty for an ordinary one
     * @param event the latest event time known from now on
     */
    record News(Set<Remark> remarks, EventTime event) implements Hearing {
        public News {
            remarks = Set.copyOf(remarks);
        }
    }

    /**
     * It says what is believed already; nothing is to be sent.
     *
     * @param event the latest event time known from now on: it may have moved
     */
    record Unchanged(EventTime event) implements Hearing {}

    /**
     * It is older than what is believed.
     *
     * @param known the event time that it is older than
     */
    record Stale(EventTime known) implements Hearing {}

    /** It cannot be believed: another source owns the dossier, its times contradict each other, or it speaks of another dossier. */
    record Conflict(Problem problem) implements Hearing {}

    default <T> T fold(
            Function<News, T> news,
            Function<Unchanged, T> unchanged,
            Function<Stale, T> stale,
            Function<Conflict, T> conflict) {
        if (this instanceof News n) {
            return news.apply(n);
        }
        if (this instanceof Unchanged u) {
            return unchanged.apply(u);
        }
        if (this instanceof Stale s) {
            return stale.apply(s);
        }
        return conflict.apply((Conflict) this);
    }
}
