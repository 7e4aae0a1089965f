package vn.lienthong.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What OpenCPS would list at this moment: one record per dossier, changed in place. Safe for the HTTP thread to read. */
final class OpenCpsShelf {
    private record Kept(long id, Instant modified, ObjectNode json) {}

    private static final long FIRST_ID = 770_101;

    private final OpenCpsRecord record = new OpenCpsRecord();
    private final Map<Object, Kept> kept = new LinkedHashMap<>();

    /** Keyed by the plan, not by the number: a record without a number is a record too. */
    synchronized void put(Snapshot snapshot, Instant modified) {
        Object key = snapshot.flaw() == Flaw.NONE ? snapshot.number() : snapshot;
        long id = kept.containsKey(key) ? kept.get(key).id() : FIRST_ID + kept.size();
        kept.put(key, new Kept(id, modified, record.write(id, snapshot, modified)));
    }

    /**
     * A page as the real list gives it: no filter by time of change.
     *
     * @param sort modifiedDate, or anything else for the order of dossierId
     * @param end exclusive; -1 for all
     */
    synchronized ObjectNode page(int start, int end, String sort, boolean descending) {
        Comparator<Kept> byId = Comparator.comparingLong(Kept::id);
        Comparator<Kept> order = sort.startsWith("modifiedDate")
                ? Comparator.comparing(Kept::modified).thenComparing(byId)
                : byId;
        List<Kept> sorted = new ArrayList<>(kept.values());
        sorted.sort(descending ? order.reversed() : order);
        int to = end < 0 ? sorted.size() : Math.min(end, sorted.size());
        ObjectNode page = Shapes.JSON.createObjectNode().put("total", sorted.size());
        ArrayNode data = page.putArray("data");
        for (int i = Math.max(0, start); i < to; i++) {
            data.add(sorted.get(i).json());
        }
        return page;
    }
}
