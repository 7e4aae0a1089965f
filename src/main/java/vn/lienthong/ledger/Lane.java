package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The work of one credential, in memory. Calls take turns at its two ends: the dossier that waits longest, and the one that was
 * told last. So after an outage fresh news wait for a call or two and not for the backlog, and the backlog goes on.
 */
final class Lane {
    /** Of those that were told, more than these are found in the table when their turn comes. */
    private static final int MOST = 50_000;

    final String credential;
    final Breaker breaker;
    final RateCap cap;

    /** What changed while the hub ran, and what the table was found to hold besides. */
    private final NavigableSet<Candidate> told = new TreeSet<>();

    private final NavigableSet<Candidate> found = new TreeSet<>();
    private final Map<String, Candidate> queued = new HashMap<>();
    private long added;
    int inFlight;
    /** There may be due rows that are not among the candidates. */
    boolean mayHaveMore = true;
    /** Some that wait longer than all that were told are in the table only. */
    private boolean forgotten;
    /** When the table's next row is due that was not due at the last look; null when there is none. */
    Long later;

    private boolean newestFirst;

    Lane(String credential, int callsPerSecond) {
        this.credential = credential;
        this.breaker = new Breaker(credential);
        this.cap = new RateCap(callsPerSecond);
    }

    /** Of two that are due at one time, the one that was told first is the older one. */
    record Candidate(long due, long turn, String number) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(turn, other.turn);
        }
    }

    boolean hasDue(long now) {
        return isDue(told, now) || isDue(found, now);
    }

    private static boolean isDue(NavigableSet<Candidate> some, long now) {
        return !some.isEmpty() && some.first().due() <= now;
    }

    /** Something to do about this dossier at a time; said twice, the last time counts, and the row says whether it is right. */
    void add(String number, long due) {
        Candidate known = queued.get(number);
        if (known != null && known.due() == due) {
            return;
        }
        leave(number);
        enter(told, new Candidate(due, added++, number));
        if (told.size() > MOST) {
            leave(told.first().number());
            mayHaveMore = true;
            forgotten = true;
        }
    }

    /** The table says that this dossier is due. */
    void find(String number, long due) {
        if (!queued.containsKey(number)) {
            enter(found, new Candidate(due, added++, number));
        }
    }

    /** The table was asked. */
    void asked(DueQuery.Page page) {
        later = page.later();
        mayHaveMore = page.isFull();
        forgotten = page.isFull();
    }

    private void enter(NavigableSet<Candidate> some, Candidate candidate) {
        some.add(candidate);
        queued.put(candidate.number(), candidate);
    }

    private void leave(String number) {
        Candidate candidate = queued.remove(number);
        if (candidate != null && !told.remove(candidate)) {
            found.remove(candidate);
        }
    }

    /** When the first candidate is due that is not claimed, or the table's next row; null when there is none. */
    Long earliest(Set<String> claimed) {
        Long first = earlier(first(told, claimed), first(found, claimed));
        return earlier(first, later);
    }

    private Long first(NavigableSet<Candidate> some, Set<String> claimed) {
        while (!some.isEmpty() && claimed.contains(some.first().number())) {
            leave(some.first().number());
        }
        return some.isEmpty() ? null : (Long) some.first().due();
    }

    static Long earlier(Long one, Long other) {
        return one == null || (other != null && other < one) ? other : one;
    }

    boolean isWorthAsking(long now) {
        return mayHaveMore || (later != null && later <= now);
    }

    /** This turn is the oldest one's, and that is in the table only. */
    boolean missesOldest() {
        return !newestFirst && forgotten && found.isEmpty();
    }

    /** One call at a time feels whether the portal is back. */
    boolean isOpen(long now, int most) {
        return breaker.admits(now, inFlight, most) && cap.admits(now);
    }

    /** A call is made of what was taken; the next one begins at the other end. */
    void called(long now) {
        inFlight++;
        cap.take(now);
        newestFirst = !newestFirst;
    }

    /** Not before this, whatever is due. */
    long notBefore() {
        return Math.max(breaker.until(), cap.freeAt());
    }

    LanePage page(long now) {
        return breaker.page(now, inFlight);
    }

    /** Those that are due. What is claimed is left out: it comes again when it is free. */
    List<Candidate> take(int most, long now, Set<String> claimed) {
        List<Candidate> taken = new ArrayList<>();
        while (taken.size() < most && hasDue(now)) {
            Candidate candidate = newestFirst ? newest(now) : oldest();
            leave(candidate.number());
            if (!claimed.contains(candidate.number())) {
                taken.add(candidate);
            }
        }
        return taken;
    }

    private Candidate newest(long now) {
        Candidate newest = told.floor(new Candidate(now, Long.MAX_VALUE, ""));
        return newest == null ? found.first() : newest;
    }

    private Candidate oldest() {
        boolean isFound = told.isEmpty()
                || (!found.isEmpty() && found.first().due() <= told.first().due());
        return isFound ? found.first() : told.first();
    }

    /** To its old place. */
    void putBack(Candidate candidate) {
        if (!queued.containsKey(candidate.number())) {
            enter(told, candidate);
        }
    }

    /** Before all that is due. */
    void putFirst(String number) {
        add(number, Long.MIN_VALUE);
    }
}
