package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import vn.lienthong.mapping.Sample;

/** The values of several records that are alike, by path; and the lists inside them with their items. */
final class Leaves {
    private final Map<String, List<String>> keys = new LinkedHashMap<>();
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Map<String, Integer> filled = new LinkedHashMap<>();
    private final Map<String, List<JsonNode>> items = new LinkedHashMap<>();
    private final Map<String, List<String>> itemKeys = new LinkedHashMap<>();
    private final Predicate<List<String>> list;

    private Leaves(Predicate<List<String>> list) {
        this.list = list;
    }

    /** @param list whether an object behind these keys is one of several that happens to be alone */
    static Leaves of(Iterable<JsonNode> records, Predicate<List<String>> list) {
        Leaves leaves = new Leaves(list);
        records.forEach(record -> leaves.walk(record, "", List.of()));
        leaves.items.keySet().forEach(leaves::forgetBelow);
        return leaves;
    }

    List<Leaf> all() {
        List<Leaf> all = new ArrayList<>();
        keys.forEach((path, way) -> all.add(new Leaf(path, way, values.get(path), filled.get(path))));
        return all;
    }

    /** Lists inside the records: path without brackets to the items of all records. */
    Map<String, List<JsonNode>> lists() {
        return items;
    }

    List<String> keysOf(String list) {
        return itemKeys.get(list);
    }

    private void walk(JsonNode node, String path, List<String> way) {
        if (node.isArray() || node.isObject() && !way.isEmpty() && list.test(way)) {
            items(node, path, way);
            return;
        }
        if (!node.isObject()) {
            leaf(node, path, way);
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = Sample.key(entry.getKey());
            if (key.isEmpty() || entry.getKey().equals("#row") || entry.getKey().equals("#width")) {
                continue;
            }
            List<String> longer = new ArrayList<>(way);
            longer.add(entry.getKey());
            String start = path.isEmpty() && key.startsWith("@") ? "." : path.isEmpty() ? "" : path + ".";
            walk(entry.getValue(), start + key, longer);
        }
    }

    private void items(JsonNode node, String path, List<String> way) {
        for (JsonNode item : node.isArray() ? node : List.of(node)) {
            if (item.isObject()) {
                items.computeIfAbsent(path, none -> new ArrayList<>()).add(item);
                itemKeys.putIfAbsent(path, way);
            }
        }
    }

    private void leaf(JsonNode node, String path, List<String> way) {
        keys.putIfAbsent(path, way);
        Set<String> seen = values.computeIfAbsent(path, none -> new LinkedHashSet<>());
        String text = node.isNull() ? "" : node.asText().strip();
        filled.merge(path, text.isEmpty() ? 0 : 1, Integer::sum);
        if (!text.isEmpty()) {
            seen.add(text);
        }
    }

    /** What is a list in one record is one in all of them. */
    private void forgetBelow(String listPath) {
        keys.keySet().removeIf(path -> path.equals(listPath) || path.startsWith(listPath + "."));
    }
}
