package vn.lienthong.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.journal.Entry;

/** When which source was heard, in the order of the entries, since the tables were written last. */
final class Beats {
    /** @param cursor stands for the cursor's text; 0 when the entry has none */
    record Beat(String source, long at, boolean delivery, int records, long cursor) {}

    record Key(String source, long hour) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : Long.compare(hour, other.hour);
        }
    }

    /** What an hour gains. */
    static final class Gain {
        static final long NO_LAG = Long.MAX_VALUE;

        int news;
        int contacts;
        long lowLag = NO_LAG;

        private void add(Gain later) {
            news += later.news;
            contacts += later.contacts;
            lowLag = Math.min(lowLag, later.lowLag);
        }
    }

    private static final String CURSOR = "cursor";
    private static final String NO_PAGE = "no-page";

    /** An event further ahead is a problem of its record (TIMES_CONTRADICT), and says nothing about a clock. */
    private static final Duration AHEAD = Duration.ofDays(1);

    final List<Beat> beats = new ArrayList<>();
    final Map<String, Integer> absent = new TreeMap<>();
    final Map<Key, Gain> hours = new TreeMap<>();

    /** What was answered instead of a page and is kept as that: no sign of life of the list. */
    static boolean isNoPage(Entry delivery) {
        return delivery.facts().containsKey(NO_PAGE);
    }

    void delivery(String source, Entry entry, int records) {
        if (isNoPage(entry)) {
            return;
        }
        beats.add(new Beat(source, entry.at().toEpochMilli(), true, records, mark(entry)));
        Gain hour = hour(source, entry.at());
        hour.contacts++;
        hour.news += records > 0 ? 1 : 0;
    }

    void interval(Entry entry) {
        beats.add(new Beat(entry.party(), entry.at().toEpochMilli(), false, 0, mark(entry)));
        hour(entry.party(), entry.at()).contacts++;
    }

    /** One dossier more, or less, that a source no longer lists. */
    void absent(String source, int more) {
        absent.merge(source, more, Integer::sum);
    }

    void event(String source, Instant event, Instant receivedAt) {
        if (event.isAfter(receivedAt.plus(AHEAD))) {
            return;
        }
        Gain hour = hour(source, receivedAt);
        hour.lowLag = Math.min(hour.lowLag, receivedAt.toEpochMilli() - event.toEpochMilli());
    }

    /** Those of a later group. */
    void add(Beats later) {
        beats.addAll(later.beats);
        later.hours.forEach(
                (key, gain) -> hours.computeIfAbsent(key, begun -> new Gain()).add(gain));
        later.absent.forEach(this::absent);
    }

    int size() {
        return beats.size();
    }

    private Gain hour(String source, Instant at) {
        return hours.computeIfAbsent(new Key(source, Math.floorDiv(at.getEpochSecond(), 3_600)), key -> new Gain());
    }

    /** Two cursors that meet in these bits are taken for one: then a source seems to stand still for one step longer. */
    private static long mark(Entry entry) {
        String cursor = entry.facts().get(CURSOR);
        if (cursor == null) {
            return 0;
        }
        long mark = 1125899906842597L;
        for (int i = 0; i < cursor.length(); i++) {
            mark = 31 * mark + cursor.charAt(i);
        }
        return mark == 0 ? 1 : mark;
    }
}
