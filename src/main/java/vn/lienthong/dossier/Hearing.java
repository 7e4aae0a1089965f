package vn.lienthong.dossier;

import java.util.Set;
import java.util.function.Function;

/** What {@link Dossier#hear} decided: how a record stands against what is believed (guarantee G4, design.md 3). */
public sealed interface Hearing {
    /**
     * It is the newer state.
     *
     * @param flags what a person should know about it; empty for an ordinary one
     * @param event the latest event time known from now on
     */
    record News(Set<Flag> flags, EventTime event) implements Hearing {
        public News {
            flags = Set.copyOf(flags);
        }

        /** True when the status went back, as after an undo (failure mode FM-07). */
        public boolean stepsBack() {
            return flags.contains(Flag.STEPS_BACK);
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

    /** It cannot be believed: another source owns the dossier, or its times contradict each other. */
    record Conflict(Problem problem) implements Hearing {}

    enum Flag {
        /** The main status goes back in the procedure: 10 to 4 (undo). */
        STEPS_BACK,
        /** At least one of the two states has no event time: arrival decided. */
        NO_EVENT_TIME,
        /** Other content with the same event time and sequence: arrival decided. */
        SAME_EVENT_TIME,
        /** The source no longer lists it, and does not know it by its number either; until it speaks of it again. */
        ABSENT_AT_SOURCE
    }

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
