package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;
import vn.lienthong.mapping.Readout;

/**
 * What a mapping would read otherwise, of deliveries in the journal, than the versions that read them: grouped by cause. A record
 * that was released is compared with what was read at its last release.
 */
public final class Changes {
    private static final int MOST_PLACES = 3;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private int deliveries;
    private int records;
    private int unchanged;

    private Changes() {}

    /**
     * Records that change for one reason.
     *
     * @param what {@code value}, {@code problem-new}, {@code problem-gone}, {@code record-new}, {@code record-gone}
     * @param cause the canonical field, or the problem's code and the line that raises it
     * @param places the first of them, {@code position:index}, or the position alone where records came or went
     * @param before of the first: what it is now
     * @param after of the first: what it would be
     */
    public record Group(String what, String cause, int count, List<String> places, String before, String after) {
        public Group {
            places = List.copyOf(places);
        }

        private Group and(String place) {
            List<String> more = new ArrayList<>(places);
            if (more.size() < MOST_PLACES) {
                more.add(place);
            }
            return new Group(what, cause, count + 1, more, before, after);
        }
    }

    /**
     * @param candidate compiles without findings
     * @param released of a decision: the records it releases, delivery's position to indexes; empty of any other decision
     */
    public static Changes of(
            History history,
            Bundle candidate,
            int last,
            Instant since,
            Function<Entry, Map<Long, Set<Integer>>> released) {
        Mappings next = new Mappings();
        next.activate(new Entry(
                0,
                Kind.ACTIVATION,
                candidate.code(),
                Instant.EPOCH,
                "application/json",
                Map.of(),
                candidate.text(),
                null));
        Catalogues catalogues = history.catalogues();
        Reader then = new Reader(history.mappings(), catalogues);
        Reader now = new Reader(next, catalogues);
        Changes changes = new Changes();
        Map<Long, TreeMap<Long, Set<Integer>>> releases = new HashMap<>();
        history.decisions().forEach(decision -> released.apply(decision)
                .forEach((delivery, indexes) -> releases.computeIfAbsent(delivery, none -> new TreeMap<>())
                        .put(decision.position(), indexes)));
        history.each(history.latest(last, since), delivery -> {
            changes.deliveries++;
            TreeMap<Long, Set<Integer>> again = releases.getOrDefault(delivery.position(), new TreeMap<>());
            changes.compare(delivery.position(), asReleased(then, delivery, again), asReleased(now, delivery, again));
        });
        return changes;
    }

    /** The first reading, with the records that were released as they were read then. */
    private static JsonNode asReleased(Reader reader, Entry delivery, TreeMap<Long, Set<Integer>> releases) {
        JsonNode records = Readout.of(reader.read(delivery));
        for (Map.Entry<Long, Set<Integer>> release : releases.entrySet()) {
            JsonNode later = Readout.of(reader.readAgain(delivery, release.getKey()));
            // A delivery that could not be read at all has other records afterwards.
            if (later.size() != records.size()) {
                records = later;
                continue;
            }
            for (int index : release.getValue()) {
                if (records instanceof ArrayNode all && index < all.size()) {
                    all.set(index, later.get(index));
                }
            }
        }
        return records;
    }

    public int deliveries() {
        return deliveries;
    }

    public int records() {
        return records;
    }

    public int unchanged() {
        return unchanged;
    }

    /** The most frequent first. */
    public List<Group> groups() {
        return groups.values().stream()
                .sorted(Comparator.comparingInt(Group::count).reversed().thenComparing(Group::cause))
                .toList();
    }

    private void compare(long position, JsonNode before, JsonNode after) {
        for (Contrast.Pair pair : Contrast.of(position, before, after)) {
            records++;
            unchanged += pair.changes().isEmpty() ? 1 : 0;
            pair.changes()
                    .forEach(change -> add(
                            change.what(), change.cause(), pair.place(), text(change.before()), text(change.after())));
        }
    }

    private void add(String what, String cause, String place, String before, String after) {
        groups.merge(
                what + " " + cause,
                new Group(what, cause, 1, List.of(place), before, after),
                (known, one) -> known.and(place));
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.isValueNode() ? node.asText() : node.toString();
    }
}
