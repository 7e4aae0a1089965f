package vn.lienthong.ledger;

import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.dossier.Remark;

/** How many dossiers more, or fewer, of each source carry each remark, since the tables were written last. */
final class RemarkCounts {
    record Key(String source, Remark remark) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : remark.compareTo(other.remark);
        }
    }

    final Map<Key, Integer> more = new TreeMap<>();

    /** A row carries other remarks than were counted. */
    void move(String source, int before, int now) {
        RemarkBits.list(now & ~before).forEach(remark -> more.merge(new Key(source, remark), 1, Integer::sum));
        RemarkBits.list(before & ~now).forEach(remark -> more.merge(new Key(source, remark), -1, Integer::sum));
    }

    /** Those of a later group. */
    void add(RemarkCounts later) {
        later.more.forEach((key, change) -> more.merge(key, change, Integer::sum));
    }
}
