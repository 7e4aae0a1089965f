package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a source's records differ from its shape, since the start of the hub: keys that it does not know, and paths that every
 * delivery had and none of a delivery's records has any more. Counted in deliveries; safe for many threads.
 */
final class Drift {
    private static final int MOST_PATHS = 1_000;
    private static final int MOST_PER_DELIVERY = 50;
    private static final int MOST_REMEMBERED = 10_000;
    /** A path is only missed when it was there often enough for its absence to mean something. */
    static final int EARLIER_DELIVERIES = 3;

    static final int EARLIER_RECORDS = 30;

    private final Map<String, Long> unknown = new TreeMap<>();
    private final Map<String, Long> vanished = new TreeMap<>();
    private final Map<Block, Before> before = new IdentityHashMap<>();

    /** What earlier deliveries of a block had. */
    private static final class Before {
        private final BitSet always = new BitSet();
        private int deliveries;
        private long records;
        private final Set<Long> counted = new LinkedHashSet<>();

        /** Deliveries are read in lanes, so not quite in order; a release may read an old one again. */
        private boolean counts(long position) {
            if (position < forgotten || !counted.add(position)) {
                return false;
            }
            if (counted.size() > MOST_REMEMBERED) {
                long oldest = counted.iterator().next();
                counted.remove(oldest);
                forgotten = Math.max(forgotten, oldest);
            }
            return true;
        }

        private long forgotten;
    }

    /** Source paths that the shape does not know, with how many deliveries showed them. */
    synchronized Map<String, Long> unknown() {
        return new TreeMap<>(unknown);
    }

    /** Paths of the shape that were always there and are gone, with how many deliveries in a row lacked them. */
    synchronized Map<String, Long> vanished() {
        return new TreeMap<>(vanished);
    }

    /** Takes what one delivery showed; answers the paths that vanished with it. A delivery that is read again says nothing new. */
    synchronized Set<String> take(Block block, Sight sight, long position) {
        Before earlier = before.computeIfAbsent(block, key -> new Before());
        if (!earlier.counts(position)) {
            return Set.of();
        }
        sight.unknown.forEach(path -> {
            if (unknown.size() < MOST_PATHS || unknown.containsKey(path)) {
                unknown.merge(path, 1L, Long::sum);
            }
        });
        Set<String> gone = new TreeSet<>();
        for (Shape.Place place : sight.places) {
            boolean seen = sight.seen.get(place.index());
            boolean knownWell = earlier.deliveries >= EARLIER_DELIVERIES && earlier.records >= EARLIER_RECORDS;
            if (seen) {
                vanished.remove(place.path());
            } else if (vanished.computeIfPresent(place.path(), (path, count) -> count + 1) == null
                    && knownWell
                    && earlier.always.get(place.index())) {
                vanished.put(place.path(), 1L);
                gone.add(place.path());
            }
        }
        remember(earlier, sight);
        return gone;
    }

    private static void remember(Before earlier, Sight sight) {
        if (earlier.deliveries == 0) {
            earlier.always.or(sight.seen);
        } else {
            earlier.always.and(sight.seen);
        }
        earlier.deliveries++;
        earlier.records += sight.records;
    }

    /** What the records of one delivery show. Walks along the shape without writing any path down, unless it is a new one. */
    static final class Sight {
        private final Shape.Place base;
        private final Iterable<Shape.Place> places;
        private final BitSet seen = new BitSet();
        private final Map<Shape.Place, Set<String>> strange = new IdentityHashMap<>();
        private final Set<String> unknown = new TreeSet<>();
        private int records;

        /** @param prefix what the records' place is in the shape; empty for whole documents */
        Sight(Shape shape, String prefix) {
            this.base = shape.place(prefix);
            this.places = shape.placesBelow(base);
        }

        /** Paths that the shape does not know, in order. */
        Set<String> unknown() {
            return new TreeSet<>(unknown);
        }

        void see(JsonNode record) {
            records++;
            look(record, base);
        }

        private void look(JsonNode node, Shape.Place place) {
            if (node.isArray()) {
                for (JsonNode item : node) {
                    look(item, place);
                }
                return;
            }
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                Shape.Place below = place.find(entry.getKey());
                if (below == null) {
                    strange(place, entry.getKey());
                } else {
                    seen.set(below.index());
                    if (entry.getValue().isContainerNode() && below.goesDeeper()) {
                        look(entry.getValue(), below);
                    }
                }
            }
        }

        private void strange(Shape.Place place, String key) {
            boolean ours = key.startsWith("#");
            if (ours || unknown.size() >= MOST_PER_DELIVERY) {
                return;
            }
            if (strange.computeIfAbsent(place, at -> new TreeSet<>()).add(key)) {
                String path = Shape.join(place.path(), Shape.quote(Texts.clean(key)));
                unknown.add(path.length() > 200 ? path.substring(0, 200) : path);
            }
        }
    }
}
