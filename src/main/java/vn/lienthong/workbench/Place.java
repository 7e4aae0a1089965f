package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.lienthong.mapping.Sample;

/**
 * Where records could lie: an object on the way from the root, a list of objects, or a list in each object of a list.
 *
 * @param holders the object around each record; none for the root
 */
record Place(List<JsonNode> records, List<JsonNode> holders) {
    /** More lists in lists than any source has. */
    private static final int DEEPEST = 4;

    /** By path, the shortest first. */
    static Map<String, Place> all(JsonNode root) {
        Map<String, Place> places =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        gather(root, null, "", 0, places);
        return places;
    }

    private static void gather(JsonNode node, JsonNode holder, String path, int lists, Map<String, Place> places) {
        if (node.isArray()) {
            String here = path.isEmpty() ? "." : path + "[]";
            for (JsonNode item : node) {
                if (item.isObject() && lists < DEEPEST) {
                    add(here, item, holder, places);
                    below(item, path.isEmpty() ? "" : here, lists + 1, places);
                }
            }
            return;
        }
        if (node.isObject()) {
            add(path.isEmpty() ? "." : path, node, holder, places);
            below(node, path, lists, places);
        }
    }

    private static void below(JsonNode node, String path, int lists, Map<String, Place> places) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = Sample.key(entry.getKey());
            if (!key.isEmpty() && !key.startsWith("@") && !key.startsWith("#")) {
                gather(entry.getValue(), node, path.isEmpty() ? key : path + "." + key, lists, places);
            }
        }
    }

    private static void add(String path, JsonNode record, JsonNode holder, Map<String, Place> places) {
        Place place = places.computeIfAbsent(path, none -> new Place(new ArrayList<>(), new ArrayList<>()));
        place.records.add(record);
        if (holder != null) {
            place.holders.add(holder);
        }
    }
}
