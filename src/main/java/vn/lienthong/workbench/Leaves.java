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
    private final List<Leaf> around = new ArrayList<>();
    private final Predicate<List<String>> list;
    private final Map<String, String> titles;

    private Leaves(Predicate<List<String>> list, Map<String, String> titles) {
        this.list = list;
        this.titles = titles;
    }

    /**
     * @param holders the objects around the records, each as often as it holds one
     * @param list whether an object behind these keys is one of several that happens to be alone
     * @param titles what a description of the source says of a key
     */
    static Leaves of(
            Iterable<JsonNode> records,
            Iterable<JsonNode> holders,
            Predicate<List<String>> list,
            Map<String, String> titles) {
        Leaves leaves = of(records, list, titles);
        Leaves outer = new Leaves(list, titles);
        holders.forEach(outer::values);
        outer.all()
                .forEach(leaf -> leaves.around.add(
                        new Leaf("^." + leaf.path(), leaf.keys(), leaf.values(), leaf.filled(), leaf.title())));
        return leaves;
    }

    private static Leaves of(Iterable<JsonNode> records, Predicate<List<String>> list, Map<String, String> titles) {
        Leaves leaves = new Leaves(list, titles);
        records.forEach(record -> leaves.walk(record, "", List.of()));
        leaves.items.keySet().forEach(leaves::forgetBelow);
        return leaves;
    }

    /** The values of a list's items. */
    Leaves below(Iterable<JsonNode> listItems) {
        return of(listItems, none -> false, titles);
    }

    List<Leaf> all() {
        List<Leaf> all = new ArrayList<>();
        keys.forEach((path, way) -> all.add(new Leaf(
                path,
                way,
                values.get(path),
                filled.get(path),
                titles.getOrDefault(way.isEmpty() ? "" : way.get(way.size() - 1), ""))));
        return all;
    }

    /** The plain values of the objects around the records, as {@code ^.name}. */
    List<Leaf> around() {
        return around;
    }

    /** Lists inside the records: path without brackets at its end to the items of all records. */
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
                lists(item, path + "[]", way);
            }
        }
    }

    /** Lists in lists are lists too: groups of papers, each with its files. */
    private void lists(JsonNode item, String path, List<String> way) {
        for (Map.Entry<String, JsonNode> entry : item.properties()) {
            String key = Sample.key(entry.getKey());
            if (!key.isEmpty() && entry.getValue().isContainerNode()) {
                List<String> longer = new ArrayList<>(way);
                longer.add(entry.getKey());
                if (entry.getValue().isArray()) {
                    items(entry.getValue(), path + "." + key, longer);
                } else {
                    lists(entry.getValue(), path + "." + key, longer);
                }
            }
        }
    }

    private void values(JsonNode holder) {
        for (Map.Entry<String, JsonNode> entry : holder.properties()) {
            String key = Sample.key(entry.getKey());
            if (!key.isEmpty() && !key.startsWith("@") && entry.getValue().isValueNode()) {
                leaf(entry.getValue(), key, List.of(entry.getKey()));
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
