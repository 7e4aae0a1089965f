package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.dossier.Moment;

/** Writes down what a reader does with one delivery. */
final class Onlooker implements Watch {
    final List<Seen.Trace> traces = new ArrayList<>();
    final Set<Inventory.Line> lines = new LinkedHashSet<>();
    final Set<Inventory.CodeRow> rows = new LinkedHashSet<>();
    final Set<Inventory.Line> branches = new LinkedHashSet<>();
    final Set<Block> blocks = new LinkedHashSet<>();
    private final Parts parts;
    private final List<String> said = new ArrayList<>();
    private JsonNode root;
    private int index;

    Onlooker(Parts parts) {
        this.parts = parts;
    }

    JsonNode root() {
        return root;
    }

    @Override
    public void document(JsonNode node) {
        root = node;
    }

    @Override
    public void block(Block block) {
        blocks.add(block);
        branches.add(parts.branch(block));
    }

    @Override
    public void record(int position) {
        index = position;
        said.clear();
    }

    @Override
    public void held(FieldRule rule) {
        if (!rule.when().isEmpty()) {
            branches.add(parts.branch(rule));
        }
    }

    @Override
    public void said(SourcePath path, String at, String text) {
        String place = path.start() == SourcePath.Start.RECORD ? at + path.text() : path.text();
        said.add(place + " = '" + text + "'");
    }

    @Override
    public void row(FieldRule rule, CodeTable.Row row) {
        if (row != null) {
            rows.add(Parts.row(rule.table(), row));
        }
    }

    @Override
    public void value(FieldRule rule, String at, Object value) {
        boolean list = value instanceof List<?> items && items.isEmpty();
        if (value != null && !list) {
            lines.add(parts.line(rule));
        }
        if (value != null && rule.list() == null || !said.isEmpty()) {
            traces.add(new Seen.Trace(index, parts.line(rule).name(), text(value), rule.where(), List.copyOf(said)));
        }
        said.clear();
    }

    private static String text(Object value) {
        if (value instanceof Moment moment) {
            return moment.at().toString();
        }
        return value instanceof String text ? text : null;
    }
}
