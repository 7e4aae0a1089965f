package vn.lienthong.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import vn.lienthong.mapping.Finding;

/** A route file as nodes that know where they stand. Throws snakeyaml's MarkedYamlEngineException when it is no YAML. */
public record RouteYaml(Path file, Optional<Node> root) {
    public static RouteYaml read(Path file) {
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file.toString()).build();
            return new RouteYaml(file, new Compose(settings).composeString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Finding finding(Node at, String code, String vi, String en) {
        Optional<Mark> mark = at.getStartMark();
        int line = mark.map(Mark::getLine).orElse(0) + 1;
        int column = mark.map(Mark::getColumn).orElse(0) + 1;
        return new Finding(file.toString(), line, column, code, vi, en);
    }

    /** Every key with its value, at any depth. */
    public void each(BiConsumer<String, Node> visitor) {
        root.ifPresent(node -> each(node, visitor));
    }

    public static void each(Node node, BiConsumer<String, Node> visitor) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                visitor.accept(text(pair.getKeyNode()), pair.getValueNode());
                each(pair.getValueNode(), visitor);
            }
        } else if (node instanceof SequenceNode items) {
            items.getValue().forEach(item -> each(item, visitor));
        }
    }

    public static Optional<Node> find(Node node, String key) {
        if (!(node instanceof MappingNode mapping)) {
            return Optional.empty();
        }
        return mapping.getValue().stream()
                .filter(pair -> text(pair.getKeyNode()).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst();
    }

    public static List<Node> items(Optional<Node> node) {
        return node.map(found ->
                        found instanceof SequenceNode items ? new ArrayList<>(items.getValue()) : List.<Node>of())
                .orElse(List.of());
    }

    public static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    public static String text(Optional<Node> node) {
        return node.map(RouteYaml::text).orElse("");
    }
}
