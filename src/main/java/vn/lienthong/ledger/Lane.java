package vn.lienthong.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import vn.lienthong.dossier.Outcome;

/** The work of one credential, in memory. */
final class Lane {
    /** More than these are found in the table when their turn comes. */
    private static final int MOST = 50_000;

    final String credential;

    private final PriorityQueue<Candidate> candidates = new PriorityQueue<>();
    /** By number, when it is due: a candidate with another time was overtaken. */
    private final Map<String, Long> queued = new HashMap<>();

    private long added;
    int inFlight;
    /** There may be due rows that are not among the candidates. */
    boolean mayHaveMore = true;
    /** When the table's next row is due that was not due at the last look; null when there is none. */
    Long later;
    /** Not before; moved while calls are postponed, because then the whole lane is. */
    long closedUntil;

    private int postponed;

    Lane(String credential) {
        this.credential = credential;
    }

    /** Of two that are due at one time, the one that was told first. */
    private record Candidate(Long due, long turn, String number) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(turn, other.turn);
        }
    }

    boolean hasDue(long now) {
        dropOvertaken();
        return !candidates.isEmpty() && candidates.peek().due() <= now;
    }

    boolean isFull() {
        return queued.size() >= MOST;
    }

    /** Something to do about this dossier at a time; of several the earliest counts, and the row says whether it is right. */
    void add(String number, long due) {
        Long known = queued.get(number);
        if (known == null || due < known) {
            queued.put(number, due);
            candidates.add(new Candidate(due, added++, number));
        }
    }

    private void dropOvertaken() {
        while (!candidates.isEmpty()
                && !candidates.peek().due().equals(queued.get(candidates.peek().number()))) {
            candidates.poll();
        }
    }

    /** When the first candidate is due that is not claimed, or the table's next row; null when there is none. */
    Long earliest(Set<String> claimed) {
        dropOvertaken();
        while (!candidates.isEmpty() && claimed.contains(candidates.peek().number())) {
            poll();
            dropOvertaken();
        }
        Long first = candidates.isEmpty() ? null : candidates.peek().due();
        return first == null || (later != null && later < first) ? later : first;
    }

    private String poll() {
        String number = candidates.poll().number();
        queued.remove(number);
        return number;
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

    /** Those that are due. What is claimed is left out: it comes again when it is free. */
    List<String> take(int most, long now, Set<String> claimed) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < most && hasDue(now)) {
            String number = poll();
            if (!claimed.contains(number)) {
                taken.add(number);
            }
        }
        return taken;
    }

    /** In front of all others. */
    void putBack(List<String> numbers) {
        numbers.forEach(number -> add(number, Long.MIN_VALUE));
    }
}
