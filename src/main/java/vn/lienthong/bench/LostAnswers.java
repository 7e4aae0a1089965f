package vn.lienthong.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of which calls no hub can know what came of them, as far as it can be told from outside: the portal dropped the answer, or the hub
 * that got it was killed before it can have written it down. How long that takes is not believed but shown: what was heard before a
 * source's POST that is acknowledged is written down with it. So a machine that stands still is allowed for, and only that, and
 * not for longer than {@link #LONGEST}: a repeat of something older is a duplicate, whatever else was going on.
 *
 * <p>A hub that spoke of the dossier again had heard the answer: then it is not lost, however soon it was killed.
 */
final class LostAnswers {
    /** From an answer's arrival at the hub to its place in the journal, on a machine that moves. */
    static final Duration SHORTLY = Duration.ofSeconds(2);
    /** Of a machine that stands still, no more is believed. */
    static final Duration LONGEST = Duration.ofSeconds(5);

    private final Set<Long> dropped = ConcurrentHashMap.newKeySet();
    private final List<Killed> kills = new ArrayList<>();

    private record Killed(Instant at, Instant alive) {
        /** The end of what is surely written down. */
        Instant written() {
            Instant least = at.minus(LONGEST);
            return (alive.isBefore(least) ? least : alive).minus(SHORTLY);
        }
    }

    void dropped(long call) {
        dropped.add(call);
    }

    /**
     * A hub was killed; in the order of their deaths.
     *
     * @param alive when the last POST that it acknowledged had begun, or since when one of its threads may have been held up
     */
    synchronized void killed(Instant at, Instant alive) {
        kills.add(new Killed(at, alive.isBefore(at) ? alive : at));
    }

    /** The same effects in their order; those of calls of which nobody could know are marked. */
    synchronized List<Effect> judge(List<Watch.Noted> all) {
        Map<String, Watch.Noted> behind = new HashMap<>();
        Map<String, Instant> again = new HashMap<>();
        List<Effect> judged = new ArrayList<>();
        for (int nth = all.size() - 1; nth >= 0; nth--) {
            Watch.Noted one = all.get(nth);
            Effect effect = one.effect();
            Watch.Noted next = behind.put(effect.dossier(), one);
            if (next != null && next.effect().call() != effect.call()) {
                again.put(effect.dossier(), next.at());
            }
            boolean isLost = has(effect.call(), one.at(), again.getOrDefault(effect.dossier(), Instant.MAX));
            judged.add(isLost ? effect.ofUnknownOutcome() : effect);
        }
        Collections.reverse(judged);
        return judged;
    }

    /** @param again when another call about the same dossier took effect; {@link Instant#MAX} when none did */
    private boolean has(long call, Instant at, Instant again) {
        return dropped.contains(call)
                || kills.stream()
                        .filter(kill -> !kill.at().isBefore(at))
                        .findFirst()
                        .filter(kill -> again.isAfter(kill.at()) && at.isAfter(kill.written()))
                        .isPresent();
    }
}
