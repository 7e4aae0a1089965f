package vn.lienthong.mapping;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names the parts of a compiled mapping for people: lines, code rows and branches, each with its place. */
final class Parts {
    private final Map<FieldRule, Inventory.Line> lines = new IdentityHashMap<>();
    private final Map<Block, Inventory.Line> blocks = new IdentityHashMap<>();
    private final Set<Inventory.CodeRow> rows = new LinkedHashSet<>();
    private final Set<Inventory.Line> branches = new LinkedHashSet<>();

    Parts(Bundle bundle, Mapping mapping) {
        List<Integer> places = blockLines(bundle);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < mapping.blocks().size(); i++) {
            Block block = mapping.blocks().get(i);
            int line = i < places.size() ? places.get(i) : 1;
            String name = "each " + block.each().text() + asked(block.when());
            int same = seen.merge(name, 1, Integer::sum);
            blocks.put(
                    block,
                    new Inventory.Line(
                            same == 1 ? name : name + " (" + same + ")",
                            "mappings/" + bundle.code() + "/" + MappingCompiler.FILE + ":" + line));
            block.rules().forEach(rule -> learn(rule, ""));
        }
        branches.addAll(blocks.values());
    }

    private void learn(FieldRule rule, String list) {
        lines.put(rule, new Inventory.Line(list + rule.word(), rule.where()));
        if (!rule.when().isEmpty()) {
            branches.add(branch(rule));
        }
        if (rule.table() != null) {
            rule.table().rows().forEach(row -> rows.add(row(rule.table(), row)));
        }
        if (rule.list() != null) {
            rule.list().rules().forEach(part -> learn(part, rule.word() + "."));
        }
    }

    Inventory all() {
        return new Inventory(new LinkedHashSet<>(lines.values()), rows, branches);
    }

    Inventory.Line line(FieldRule rule) {
        return lines.get(rule);
    }

    Inventory.Line branch(Block block) {
        return blocks.get(block);
    }

    Inventory.Line branch(FieldRule rule) {
        return new Inventory.Line(line(rule).name() + asked(rule.when()), rule.where());
    }

    static Inventory.CodeRow row(CodeTable table, CodeTable.Row row) {
        return new Inventory.CodeRow(table.file(), row.line(), row.canonical());
    }

    private static String asked(List<FieldRule.Condition> when) {
        return when.isEmpty()
                ? ""
                : when.stream()
                        .map(one -> one.path().text()
                                + (one.not() ? ": not " : ": ")
                                + new TreeSet<>(one.values())
                                        .stream().map(v -> "'" + v + "'").collect(Collectors.joining(" | ")))
                        .collect(Collectors.joining(", ", " when ", ""));
    }

    private static List<Integer> blockLines(Bundle bundle) {
        String text = bundle.files().getOrDefault(MappingCompiler.FILE, "");
        return Yaml.parse(MappingCompiler.FILE, text, new Findings())
                .filter(Yaml.Fields.class::isInstance)
                .map(root -> ((Yaml.Fields) root).entries().get("records"))
                .filter(entry -> entry.value() instanceof Yaml.Items)
                .map(entry -> ((Yaml.Items) entry.value())
                        .items().stream().map(item -> item.at().line()).toList())
                .orElse(List.of());
    }
}
