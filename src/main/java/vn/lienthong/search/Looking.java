package vn.lienthong.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One query on one part after the other, the newest first, until the page is full. */
final class Looking {
    private final Query query;
    private final List<long[]> wanted;
    private final long codeTerm;
    private final long from;
    private final long to;
    private final List<Line> found = new ArrayList<>();

    /**
     * @param wanted each must be met by one of its terms
     * @param codeTerm the term that named lines count as having; 0 for none
     */
    Looking(Query query, List<long[]> wanted, long codeTerm) {
        this.query = query;
        this.wanted = wanted;
        this.codeTerm = codeTerm;
        this.from = query.from().map(at -> at.toEpochMilli()).orElse(Long.MIN_VALUE);
        this.to = query.to().map(at -> at.toEpochMilli()).orElse(Long.MAX_VALUE);
    }

    /** One line more than asked for tells that there is a next page. */
    boolean isFull() {
        return found.size() > query.limit();
    }

    List<Line> found() {
        return found;
    }

    void look(Part part) {
        boolean behind = query.before()
                .map(place -> place.compareTo(new Place(part.first(), 0)) <= 0)
                .orElse(false);
        if (behind || part.size() == 0) {
            return;
        }
        BitSet hits = hits(part);
        int at = query.before().map(part::from).orElse(part.size()) - 1;
        for (int hit = hits.previousSetBit(at); hit >= 0 && !isFull(); hit = hits.previousSetBit(hit - 1)) {
            Line line = part.line(hit);
            long millis = line.at().toEpochMilli();
            if (millis >= from && millis < to) {
                found.add(line);
            }
        }
    }

    private BitSet hits(Part part) {
        boolean timed = from != Long.MIN_VALUE || to != Long.MAX_VALUE;
        BitSet hits = timed ? part.around(from, to) : null;
        for (long[] oneOf : wanted) {
            BitSet marked = new BitSet();
            for (long term : oneOf) {
                part.mark(term, marked);
                if (term == codeTerm) {
                    markNamed(part, marked);
                }
            }
            if (hits == null) {
                hits = marked;
            } else {
                hits.and(marked);
            }
            if (hits.isEmpty()) {
                return hits;
            }
        }
        return hits == null ? all(part) : hits;
    }

    private void markNamed(Part part, BitSet marked) {
        for (Place place : query.named()) {
            if (place.position() >= part.first() && place.position() <= part.last()) {
                int at = part.from(place);
                if (at < part.size() && part.line(at).place().equals(place)) {
                    marked.set(at);
                }
            }
        }
    }

    private static BitSet all(Part part) {
        BitSet all = new BitSet();
        all.set(0, part.size());
        return all;
    }
}
