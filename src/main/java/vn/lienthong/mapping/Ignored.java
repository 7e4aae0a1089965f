package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The paths of a payload that no line of a mapping looks at. Brackets do not count: a list may be one object. */
final class Ignored {
    private final Set<String> used = new HashSet<>();

    Ignored(Collection<Block> blocks) {
        for (Block block : blocks) {
            conditions(block.when(), "");
            block.rules().forEach(rule -> learn(rule, block.prefix()));
        }
    }

    List<String> in(JsonNode root) {
        Set<String> found = new TreeSet<>();
        walk(root, "", found);
        return List.copyOf(found);
    }

    private void learn(FieldRule rule, String prefix) {
        conditions(rule.when(), prefix);
        rule.from().forEach(path -> use(path, prefix));
        if (rule.source().formula() != null) {
            rule.source().formula().paths().forEach(path -> use(path, prefix));
        }
        if (rule.list() != null) {
            SourcePath each = rule.list().each();
            String below = Shape.join(base(each, prefix), each.shapeText());
            conditions(rule.list().only(), below);
            rule.list().rules().forEach(part -> learn(part, below));
        }
    }

    private void conditions(List<FieldRule.Condition> when, String prefix) {
        when.forEach(condition -> use(condition.path(), prefix));
    }

    private void use(SourcePath path, String prefix) {
        if (path.start() == SourcePath.Start.FACT) {
            return;
        }
        String whole = bare(base(path, prefix));
        for (SourcePath.Segment segment : path.segments()) {
            whole = Shape.join(whole, Shape.quote(segment.key()));
            if (segment.selectKey() != null) {
                used.add(Shape.join(whole, Shape.quote(segment.selectKey())));
            }
        }
        used.add(whole);
    }

    private static String base(SourcePath path, String prefix) {
        return switch (path.start()) {
            case DOCUMENT -> "";
            case HOLDER -> prefix.substring(0, Math.max(0, prefix.lastIndexOf('.')));
            default -> prefix;
        };
    }

    private void walk(JsonNode node, String path, Set<String> found) {
        if (node.isArray()) {
            String items = path.isEmpty() ? path : path + "[]";
            node.forEach(item -> walk(item, items, found));
            return;
        }
        if (!node.isObject()) {
            if (!path.isEmpty() && !used.contains(bare(path))) {
                found.add(path);
            }
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String below = Shape.join(path, Shape.quote(Texts.clean(entry.getKey())));
            boolean mark = entry.getKey().equals("#row") || entry.getKey().equals("#width");
            if (!mark && !used.contains(bare(below))) {
                walk(entry.getValue(), below, found);
            }
        }
    }

    private static String bare(String path) {
        return path.replace("[]", "");
    }
}
