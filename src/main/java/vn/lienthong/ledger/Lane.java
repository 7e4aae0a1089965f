package vn.lienthong.ledger;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import vn.lienthong.dossier.Outcome;

/** The work of one credential, in memory. */
final class Lane {
    final String credential;
    final Deque<String> candidates = new ArrayDeque<>();
    int inFlight;
    /** The table may hold due rows that are not among the candidates. */
    boolean mayHaveMore = true;
    /** When the next row is due that was not due at the last look; null when there is none. */
    Long later;
    /** Not before; moved while calls are postponed, because then the whole lane is. */
    long closedUntil;

    private int postponed;

    Lane(String credential) {
        this.credential = credential;
    }

    boolean isEmpty() {
        return candidates.isEmpty();
    }

    boolean isWorthAsking(long now) {
        return mayHaveMore || (later != null && later <= now);
    }

    /** One call at a time feels whether a closed lane is open again. */
    boolean isOpen(Instant now, int most) {
        return now.toEpochMilli() >= closedUntil && inFlight < (postponed > 0 ? 1 : most);
    }

    /** A postponed call says that the portal, or this credential's session, cannot be used now. */
    void judge(Outcome outcome, Instant at, Backoff backoff) {
        if (outcome.kind() != Outcome.Kind.POSTPONED) {
            postponed = 0;
            closedUntil = 0;
            return;
        }
        postponed++;
        long wait = Math.max(
                outcome.retryAfter().toMillis(),
                backoff.after(credential, postponed).toMillis());
        closedUntil = at.toEpochMilli() + wait;
    }

    List<String> take(int most, Set<String> claimed) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < most && !candidates.isEmpty()) {
            String number = candidates.poll();
            if (!claimed.contains(number)) {
                taken.add(number);
            }
        }
        return taken;
    }

    void putBack(List<String> numbers) {
        List<String> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        reversed.forEach(candidates::addFirst);
    }
}
