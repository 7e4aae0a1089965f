package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML text as a tree that knows its places. Scalars stay texts: {@code no}, {@code 1.0} and dates are not guessed at. */
sealed interface Yaml {
    int MAX_NESTING = 50;

    At at();

    /**
     * @param text cleaned
     * @param raw as written, where spaces matter
     * @param first where the text itself begins: behind a quote, or in the line below {@code |}
     */
    record Scalar(At at, String text, String raw, At first) implements Yaml {
        Scalar(At at, String text) {
            this(at, text, text, at);
        }

        /** The place in the file of a place in the text, both from 1. */
        At at(int line, int column) {
            boolean block = first.line() > at.line();
            return new At(first.line() + line - 1, line == 1 || block ? first.column() + column - 1 : column);
        }
    }

    record Items(At at, List<Yaml> items) implements Yaml {}

    record Fields(At at, Map<String, Entry> entries) implements Yaml {}

    record Entry(At at, Yaml value) {}

    static Optional<Yaml> parse(String file, String text, Findings findings) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setCodePointLimit(1_000_000)
                .setMaxAliasesForCollections(20)
                .build();
        try {
            if (isTooDeep(settings, text)) {
                findings.add(file, new At(1, 1), "yaml-broken", "YAML quá sâu", "Expected a flatter mapping");
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                findings.add(
                        file, new At(1, 1), "yaml-broken", "Tệp trống", "Expected a mapping, but the file is empty");
            }
            return root.map(node -> new Builder(file, text.split("\n", -1), findings).build(node, 0));
        } catch (MarkedYamlEngineException e) {
            At at = e.getProblemMark()
                    .map(mark -> new At(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(new At(1, 1));
            broken(file, findings, at, e.getProblem());
        } catch (YamlEngineException e) {
            broken(file, findings, new At(1, 1), e.getMessage());
        }
        return Optional.empty();
    }

    /** Told from its events, which are read one by one: making nodes of them would go as deep as the text does. */
    private static boolean isTooDeep(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > MAX_NESTING) {
                return true;
            }
        }
        return false;
    }

    private static void broken(String file, Findings findings, At at, String why) {
        findings.add(file, at, "yaml-broken", "YAML sai cú pháp: " + why, "Expected YAML, but " + why);
    }

    /** From the library's nodes; bounded, so that anchors cannot multiply. */
    final class Builder {
        private static final int MAX_NODES = 20_000;
        private static final int MAX_DEPTH = 20;
        private final String file;
        private final String[] lines;
        private final Findings findings;
        private int nodes;

        private Builder(String file, String[] lines, Findings findings) {
            this.file = file;
            this.lines = lines;
            this.findings = findings;
        }

        private Yaml build(Node node, int depth) {
            At at = at(node);
            if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
                if (nodes == MAX_NODES + 1 || depth == MAX_DEPTH + 1) {
                    findings.add(file, at, "yaml-broken", "YAML quá lớn", "Expected a smaller mapping");
                }
                return new Scalar(at, "");
            }
            if (node instanceof MappingNode fields) {
                return fields(at, fields, depth);
            }
            if (node instanceof SequenceNode items) {
                List<Yaml> list = new ArrayList<>();
                items.getValue().forEach(item -> list.add(build(item, depth + 1)));
                return new Items(at, list);
            }
            return node instanceof ScalarNode scalar ? scalar(at, scalar) : new Scalar(at, "");
        }

        private Scalar scalar(At at, ScalarNode node) {
            return new Scalar(at, Texts.clean(node.getValue()), node.getValue(), first(at, node.getScalarStyle()));
        }

        private At first(At at, ScalarStyle style) {
            if (style == ScalarStyle.PLAIN) {
                return at;
            }
            if (style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED) {
                return new At(at.line(), at.column() + 1);
            }
            String below = at.line() < lines.length ? lines[at.line()] : "";
            return new At(at.line() + 1, below.length() - below.stripLeading().length() + 1);
        }

        private Fields fields(At at, MappingNode node, int depth) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (NodeTuple tuple : node.getValue()) {
                At keyAt = at(tuple.getKeyNode());
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? Texts.clean(scalar.getValue()) : "";
                Entry before = entries.put(key, new Entry(keyAt, build(tuple.getValueNode(), depth + 1)));
                if (before != null) {
                    findings.add(
                            file,
                            keyAt,
                            "key-duplicate",
                            "'" + key + "' đã có ở dòng " + before.at().line(),
                            "Expected each key once, but '" + key + "' stands already in line "
                                    + before.at().line());
                }
            }
            return new Fields(at, entries);
        }

        private static At at(Node node) {
            return node.getStartMark()
                    .map(mark -> new At(mark.getLine() + 1, mark.getColumn() + 1))
                    .orElse(new At(1, 1));
        }
    }
}
