package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a source's payload looks like: its known paths, and which of them may be absent. */
final class Shape {
    /** Path to whether it may be absent; prefixes of the written paths are in it too. */
    private final Map<String, Boolean> optional = new HashMap<>();

    private final TreeSet<String> written = new TreeSet<>();

    static Shape parse(String text, Findings findings) {
        Shape shape = new Shape();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean absent = line.endsWith("?");
            String path = absent ? line.substring(0, line.length() - 1).strip() : line;
            SourcePath parsed = SourcePath.parse(path);
            if (parsed == null || parsed.start() == SourcePath.Start.FACT) {
                findings.add(
                        "shape.txt",
                        new At(number, 1),
                        "path-invalid",
                        "Cần một đường dẫn như data[].dossierNo, nhưng thấy '" + line + "'",
                        "Expected a path such as data[].dossierNo, but found '" + line + "'");
                continue;
            }
            shape.add(parsed, absent);
        }
        return shape;
    }

    private void add(SourcePath path, boolean absent) {
        String whole = "";
        List<SourcePath.Segment> segments = path.segments();
        for (int i = 0; i < segments.size(); i++) {
            SourcePath.Segment segment = segments.get(i);
            whole = join(whole, quote(segment.key()));
            boolean last = i == segments.size() - 1;
            if (segment.list()) {
                optional.putIfAbsent(whole, absent && last);
                whole += "[]";
            }
            if (last) {
                optional.put(whole, absent);
                written.add(whole);
            } else {
                optional.putIfAbsent(whole, false);
            }
        }
    }

    boolean isEmpty() {
        return written.isEmpty();
    }

    boolean knows(String path) {
        return path.isEmpty() || optional.containsKey(path);
    }

    /** Whether this path below a prefix may be absent: by itself, or because something that holds it may be. */
    boolean isOptional(String prefix, String rest) {
        String path = prefix;
        for (String part : SourcePath.split(rest)) {
            path = join(path, part);
            if (optional.getOrDefault(path, false)) {
                return true;
            }
        }
        return false;
    }

    /** Paths below a prefix, as a mapping would write them there. */
    List<String> below(String prefix) {
        String start = prefix.isEmpty() ? "" : prefix + ".";
        List<String> names = new ArrayList<>();
        for (String path : optional.keySet()) {
            if (path.startsWith(start)) {
                names.add(path.substring(start.length()));
            }
        }
        names.sort(null);
        return names;
    }

    static String join(String prefix, String rest) {
        return prefix.isEmpty() || rest.isEmpty() ? prefix + rest : prefix + "." + rest;
    }

    static String quote(String key) {
        return key.indexOf('.') >= 0 ? "'" + key + "'" : key;
    }

    /** Paths in this part of a payload that the shape does not know: drift of the source. */
    void drift(JsonNode node, String path, List<String> found, int most) {
        if (found.size() >= most) {
            return;
        }
        if (node.isArray()) {
            drift(node.path(0), path.endsWith("[]") || path.isEmpty() ? path : path + "[]", found, most);
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = entry.getKey();
            if (key.startsWith("#")) {
                continue;
            }
            String below = join(path, quote(Texts.clean(key)));
            boolean single = optional.containsKey(below);
            boolean many = optional.containsKey(below + "[]");
            if (!single && !many) {
                found.add(below.length() > 200 ? below.substring(0, 200) : below);
            } else if (entry.getValue().isContainerNode() && goesDeeper(below)) {
                drift(entry.getValue(), many ? below + "[]" : below, found, most);
            }
        }
    }

    /** A path that is written as a leaf is not looked into. */
    private boolean goesDeeper(String path) {
        String next = written.higher(path);
        return next != null && (next.startsWith(path + ".") || next.startsWith(path + "["));
    }
}
