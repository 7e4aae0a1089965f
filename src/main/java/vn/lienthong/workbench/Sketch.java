package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.lienthong.mapping.Sample;

/**
 * What a sample most likely means: where its records lie, and which value is which field. A first draft for a person to
 * judge; nothing in it takes effect by itself.
 *
 * @param each where the records lie
 * @param records how many the sample has
 * @param lines the proposed lines
 * @param unused values that no line uses
 */
record Sketch(
        Sample sample, String each, List<JsonNode> records, List<Proposal> lines, List<Leaf> unused, Leaves leaves) {
    Sketch {
        records = List.copyOf(records);
        lines = List.copyOf(lines);
        unused = List.copyOf(unused);
    }

    static Sketch of(Sample sample, Words words) {
        FieldMatching matching = new FieldMatching(words);
        Predicate<List<String>> alone =
                way -> sample.format().equals("xml") && way.size() > 1 && words.isPlural(way.get(way.size() - 2));
        Sketch best = null;
        double most = -1;
        for (Map.Entry<String, List<JsonNode>> place : places(sample.root()).entrySet()) {
            Leaves leaves = Leaves.of(place.getValue(), alone);
            List<Proposal> lines = matching.lines(leaves);
            double sum = lines.stream().mapToDouble(Proposal::confidence).sum();
            if (sum >= most) {
                most = sum;
                best = new Sketch(sample, place.getKey(), place.getValue(), lines, unused(leaves, lines), leaves);
            }
        }
        return best;
    }

    boolean has(String field) {
        return lines.stream().anyMatch(line -> line.field().equals(field));
    }

    private static List<Leaf> unused(Leaves leaves, List<Proposal> lines) {
        List<String> used = lines.stream().map(Proposal::path).toList();
        return leaves.all().stream().filter(leaf -> !used.contains(leaf.path())).toList();
    }

    /** Everywhere that records could lie: objects on the way from the root, and lists of objects. */
    private static Map<String, List<JsonNode>> places(JsonNode root) {
        Map<String, List<JsonNode>> places = new TreeMap<>((a, b) -> {
            int byLength = Integer.compare(a.length(), b.length());
            return byLength != 0 ? byLength : a.compareTo(b);
        });
        gather(root, "", places);
        return places;
    }

    private static void gather(JsonNode node, String path, Map<String, List<JsonNode>> places) {
        String each = path.isEmpty() ? "." : path;
        if (node.isArray()) {
            List<JsonNode> objects = new ArrayList<>();
            node.forEach(item -> {
                if (item.isObject()) {
                    objects.add(item);
                }
            });
            if (!objects.isEmpty()) {
                places.put(path.isEmpty() ? "." : path + "[]", objects);
            }
            return;
        }
        if (node.isObject()) {
            places.put(each, List.of(node));
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                String key = Sample.key(entry.getKey());
                if (!key.isEmpty() && !key.startsWith("@") && !key.startsWith("#")) {
                    gather(entry.getValue(), path.isEmpty() ? key : path + "." + key, places);
                }
            }
        }
    }
}
