package vn.lienthong.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A payload's tree as lines for a page, each with the path that a mapping would name it by. */
final class TreeLines {
    /** More lines than anyone reads; what is beyond is counted nowhere and said to be cut. */
    static final int MOST = 3_000;

    private final List<Line> lines = new ArrayList<>();
    private boolean whole = true;

    private TreeLines() {}

    /**
     * @param key as the payload names it; the place in the list for an item; empty for the root
     * @param maskKey the name of the nearest object's field: a value in a list stands under the list's name
     * @param value a leaf's text; empty for what holds others
     * @param path {@code data[0].so}; {@code row 3: so} in a table
     */
    record Line(int depth, String key, String maskKey, String value, String path, boolean leaf) {
        /** Without what tells one item of a list from another, as unused paths are told. */
        String bare() {
            return TreeLines.bare(path);
        }
    }

    static TreeLines of(JsonNode root) {
        TreeLines tree = new TreeLines();
        tree.walk(root, 0, "", "", "");
        return tree;
    }

    List<Line> lines() {
        return lines;
    }

    boolean whole() {
        return whole;
    }

    static String bare(String path) {
        return path.replaceFirst("^row \\d+: ", "")
                .replaceAll("\\[[^\\]]*]", "")
                .replaceFirst("^\\$?\\.", "");
    }

    private void walk(JsonNode node, int depth, String key, String maskKey, String path) {
        if (lines.size() >= MOST) {
            whole = false;
            return;
        }
        boolean leaf = !node.isContainerNode();
        lines.add(new Line(depth, key, maskKey, leaf ? node.asText() : "", path, leaf));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(node.get(i), depth + 1, "[" + i + "]", maskKey, path + "[" + i + "]");
            }
        }
        JsonNode row = node.get("#row");
        String prefix = row != null ? "row " + row.asInt() + ": " : path.isEmpty() ? "" : path + ".";
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            if (!name.equals("#row") && !name.equals("#width")) {
                String said = name.indexOf('.') >= 0 ? "'" + name + "'" : name;
                String known = name.startsWith("#") ? maskKey : name.replaceFirst("^@", "");
                walk(entry.getValue(), depth + 1, name, known, prefix + said);
            }
        }
    }
}
