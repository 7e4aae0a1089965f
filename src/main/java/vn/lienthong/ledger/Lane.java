package vn.lienthong.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The work of one credential, in memory. Calls take turns at its two ends: the dossier that waits longest, and the one that was
 * told last. So after an outage fresh news wait for a call or two and not for the backlog, and the backlog goes on. Within a call the
 * sources take turns: one that tells much holds up no other.
 */
final class Lane {
    /** Of those that were told, more than these are found in the table when their turn comes. */
    static final int MOST =
            (int) Math.max(50_000, Math.min(200_000, Runtime.getRuntime().maxMemory() / (16 * 1024)));

    final String credential;
    final Breaker breaker;
    final RateCap cap;
    final Shares shares;

    /** In place of a source: what the table was found to hold. */
    private static final String TABLE = "";

    /** What changed while the hub ran, by the source that told it, and what was found in the table besides. */
    private final NavigableMap<String, NavigableSet<Candidate>> waiting = new TreeMap<>();

    private final Map<String, Candidate> queued = new HashMap<>();
    private long added;
    int inFlight;
    /** There may be due rows that are not among the candidates. */
    boolean mayHaveMore = true;

    private boolean unasked = true;
    /** Some that wait longer than all that were told are in the table only. */
    private boolean forgotten;
    /** When the table's next row is due that was not due at the last look; null when there is none. */
    Long later;

    private boolean newestFirst;
    /** At first the table's turn. */
    private String lastServed = "\uffff";

    Lane(String credential, int callsPerSecond, int inFlight) {
        this.shares = new Shares(inFlight);
        this.credential = credential;
        this.breaker = new Breaker(credential);
        this.cap = new RateCap(callsPerSecond);
    }

    /** Of two that are due at one time, the one that was told first is the older one. */
    record Candidate(long due, long turn, String source, String number) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(turn, other.turn);
        }
    }

    boolean hasDue(long now) {
        Set<String> barred = barred();
        return waiting.entrySet().stream()
                .anyMatch(one -> !barred.contains(one.getKey()) && isDue(one.getValue(), now));
    }

    /** What the table was found to hold may be of any of them. */
    Set<String> barred() {
        Set<String> barred = shares.barred();
        if (!barred.isEmpty()) {
            barred.add(TABLE);
        }
        return barred;
    }

    private static boolean isDue(NavigableSet<Candidate> some, long now) {
        return some.first().due() <= now;
    }

    /** Something to do about this dossier at a time; said twice, the last time counts, and the row says whether it is right. */
    void add(String source, String number, long due) {
        Candidate known = queued.get(number);
        if (known != null && known.due() == due) {
            return;
        }
        leave(number);
        enter(new Candidate(due, added++, source, number));
        if (queued.size() - found() > MOST) {
            leave(oldestOfMost().number());
            mayHaveMore = true;
            forgotten = true;
        }
    }

    /** The same where the source does not matter: what was told already, or goes first in any case. */
    private void add(String number, long due) {
        Candidate known = queued.get(number);
        add(known == null ? TABLE : known.source(), number, due);
    }

    /** A row that was written nowhere yet is due; it was told before, unless too many were. */
    void remind(String number, long due) {
        add(number, due);
    }

    private int found() {
        NavigableSet<Candidate> found = waiting.get(TABLE);
        return found == null ? 0 : found.size();
    }

    /** Of the source that told most. */
    private Candidate oldestOfMost() {
        return waiting.entrySet().stream()
                .filter(some -> !some.getKey().equals(TABLE))
                .map(Map.Entry::getValue)
                .max(Comparator.comparingInt(NavigableSet::size))
                .orElseThrow()
                .first();
    }

    /** The table says that this dossier is due. */
    void find(String number, long due) {
        if (!queued.containsKey(number)) {
            enter(new Candidate(due, added++, TABLE, number));
        }
    }

    /** The table was asked. */
    void asked(DueQuery.Page page) {
        later = page.later();
        mayHaveMore = page.isFull();
        forgotten = page.isFull();
        unasked = false;
    }

    /** What it said was told; when nothing of it was new, the oldest are among those that were told. */
    void looked() {
        forgotten &= found() > 0;
    }

    /** There may be rows that are due and that nobody told of. */
    void lookAgain() {
        mayHaveMore = true;
        unasked = true;
    }

    private void enter(Candidate candidate) {
        waiting.computeIfAbsent(candidate.source(), source -> new TreeSet<>()).add(candidate);
        queued.put(candidate.number(), candidate);
    }

    void leave(String number) {
        Candidate candidate = queued.remove(number);
        if (candidate == null) {
            return;
        }
        NavigableSet<Candidate> some = waiting.get(candidate.source());
        some.remove(candidate);
        if (some.isEmpty()) {
            waiting.remove(candidate.source());
        }
    }

    int size() {
        return queued.size();
    }

    /** When the first candidate is due that is not claimed, or the table's next row; null when there is none. */
    Long earliest(Set<String> claimed) {
        Long first = null;
        Set<String> barred = barred();
        for (String source : List.copyOf(waiting.keySet())) {
            first = barred.contains(source) ? first : earlier(first, first(source, claimed));
        }
        return barred.isEmpty() ? earlier(first, later) : first;
    }

    private Long first(String source, Set<String> claimed) {
        NavigableSet<Candidate> some = waiting.get(source);
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

    /** There may be rows that nobody told of: after a start, and when a call was given up. Asked for once, whatever else is due. */
    boolean isUnasked() {
        return unasked;
    }

    /** This turn is the oldest one's, and that is in the table only. */
    boolean missesOldest() {
        return !newestFirst && forgotten && found() == 0;
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

    /** Those that are due, of each source one after the other. What is claimed is left out: it comes again when it is free. */
    List<Candidate> take(int most, long now, Set<String> claimed) {
        List<Candidate> taken = new ArrayList<>();
        Deque<String> turns =
                new ArrayDeque<>(waiting.tailMap(lastServed, false).keySet());
        turns.addAll(waiting.headMap(lastServed, true).keySet());
        turns.removeAll(barred());
        while (taken.size() < most && !turns.isEmpty()) {
            String source = turns.poll();
            NavigableSet<Candidate> some = waiting.get(source);
            if (some == null || !isDue(some, now)) {
                continue;
            }
            turns.add(source);
            Candidate candidate = newestFirst ? newest(some, now) : some.first();
            leave(candidate.number());
            if (!claimed.contains(candidate.number())) {
                taken.add(candidate);
                lastServed = source;
            }
        }
        return taken;
    }

    /** The table's are old whatever it says. */
    private static Candidate newest(NavigableSet<Candidate> some, long now) {
        boolean found = some.first().source().equals(TABLE);
        return found ? some.first() : some.floor(new Candidate(now, Long.MAX_VALUE, "", ""));
    }

    /** To its old place. */
    void putBack(Candidate candidate) {
        if (!queued.containsKey(candidate.number())) {
            enter(candidate);
        }
    }

    /** Before all that is due. */
    void putFirst(String number) {
        add(number, Long.MIN_VALUE);
    }
}
