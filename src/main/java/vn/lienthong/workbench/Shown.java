package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.lienthong.mapping.Bundle;
import vn.lienthong.mapping.Nearest;
import vn.lienthong.mapping.Sample;

/** Whether the examples and {@code shape.txt} speak of the same paths: what only one of them has is mostly misspelt. */
final class Shown {
    private final String file;
    private final List<String> shape;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> unlisted = new TreeSet<>();

    Shown(Bundle bundle) {
        file = bundle.code() + "/shape.txt";
        shape = bundle.files()
                .getOrDefault("shape.txt", "")
                .lines()
                .map(String::strip)
                .toList();
    }

    void learn(JsonNode tree, List<String> drift) {
        unlisted.addAll(drift);
        walk(tree, "");
    }

    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        List<String> paths = shape.stream().filter(Shown::isPath).toList();
        for (String path : unlisted) {
            String near = Nearest.to(path, paths);
            differences.add(of(
                    shape.indexOf(near) + 1,
                    "path-unlisted",
                    path,
                    "Ví dụ có đường dẫn '" + path + "' mà shape.txt không có; dòng gần nhất là '" + near + "'",
                    "Expected a path for '" + path + "' of the examples, but the shape has none; the nearest is '"
                            + near + "'"));
        }
        for (int i = 0; i < shape.size(); i++) {
            if (isPath(shape.get(i)) && !seen.contains(bare(shape.get(i)))) {
                differences.add(of(
                        i + 1,
                        "path-unshown",
                        shape.get(i),
                        "Không ví dụ nào có đường dẫn '" + shape.get(i)
                                + "'; thêm vào một ví dụ (null cũng được) hoặc xóa dòng",
                        "Expected an example that has the path '" + shape.get(i)
                                + "', be it null, but none has; add it to one, or remove the line"));
            }
        }
        return differences;
    }

    private Difference of(int line, String code, String path, String vi, String en) {
        return new Difference(file, line, 1, code, -1, "", "", path, "", vi, en);
    }

    private void walk(JsonNode node, String path) {
        if (node.isArray()) {
            node.forEach(item -> walk(item, path));
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = Sample.key(entry.getKey());
            String below = path.isEmpty() ? key : path + "." + key;
            if (seen.add(below) || entry.getValue().isContainerNode()) {
                walk(entry.getValue(), below);
            }
        }
    }

    private static boolean isPath(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }

    private static String bare(String line) {
        String path = line.endsWith("?") ? line.substring(0, line.length() - 1).strip() : line;
        return path.replace("[]", "").replaceFirst("^\\.@", "@");
    }
}
