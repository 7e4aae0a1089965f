package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.mapping.Sample;

/** Every path of a sample as {@code shape.txt}; what is not in all of its siblings may be absent. */
final class ShapeDraft {
    private final StringBuilder text = new StringBuilder();
    private final Set<String> lists;
    private final String each;

    private ShapeDraft(Sketch sketch) {
        each = sketch.each().replace("[]", "");
        lists = sketch.leaves().lists().keySet().stream()
                .map(list -> list.replace("[]", ""))
                .map(list -> each.equals(".") ? list : each + "." + list)
                .collect(Collectors.toSet());
    }

    static String of(Sketch sketch, String sampleName, boolean vietnamese) {
        ShapeDraft draft = new ShapeDraft(sketch);
        draft.text
                .append(
                        vietnamese
                                ? "# Chỉ học từ " + sampleName + ": thêm '?' vào khóa có thể vắng ở gói khác."
                                : "# Learnt from " + sampleName + " only: add '?' to what may be absent elsewhere.")
                .append('\n');
        draft.below(objects(List.of(sketch.sample().root())), "", "");
        return draft.text.toString();
    }

    private void below(List<JsonNode> nodes, String path, String bare) {
        Set<String> keys = new LinkedHashSet<>();
        nodes.forEach(node -> {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                keys.add(entry.getKey());
            }
        });
        for (String key : keys) {
            String name = Sample.key(key);
            if (!name.isEmpty() && !key.equals("#row") && !key.equals("#width")) {
                key(nodes, key, path.isEmpty() ? name : path + "." + name, bare.isEmpty() ? name : bare + "." + name);
            }
        }
    }

    private void key(List<JsonNode> nodes, String key, String path, String bare) {
        List<JsonNode> values = nodes.stream()
                .filter(node -> node.has(key))
                .map(node -> node.get(key))
                .toList();
        boolean absent = values.size() < nodes.size();
        boolean list = lists.contains(bare) || values.stream().anyMatch(JsonNode::isArray);
        List<JsonNode> objects = objects(values);
        String written = path + (list ? "[]" : "");
        if (objects.isEmpty() || absent || list) {
            text.append(written)
                    .append(absent || list && objects.isEmpty() ? "?" : "")
                    .append('\n');
        }
        below(objects, written, bare);
    }

    private static List<JsonNode> objects(List<JsonNode> nodes) {
        List<JsonNode> objects = new ArrayList<>();
        for (JsonNode node : nodes) {
            for (JsonNode one : node.isArray() ? node : List.of(node)) {
                if (one.isObject()) {
                    objects.add(one);
                }
            }
        }
        return objects;
    }
}
