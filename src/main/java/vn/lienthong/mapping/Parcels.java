package vn.lienthong.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the payloads inside a payload that no mapping describes: texts that are documents, all in the same way packed.
 *
 * @param found in the order in which they are opened
 * @param root with all of them opened
 */
record Parcels(List<Sample.Inside> found, JsonNode root) {
    /** What may be packed how: the first that all texts of a place open with is it. */
    private static final List<List<Unwrap.Step>> WAYS = List.of(
            List.of(Unwrap.Step.XML),
            List.of(Unwrap.Step.JSON),
            List.of(Unwrap.Step.UNESCAPE, Unwrap.Step.XML),
            List.of(Unwrap.Step.BASE64, Unwrap.Step.GZIP, Unwrap.Step.XML),
            List.of(Unwrap.Step.BASE64, Unwrap.Step.GZIP, Unwrap.Step.JSON),
            List.of(Unwrap.Step.BASE64, Unwrap.Step.XML),
            List.of(Unwrap.Step.BASE64, Unwrap.Step.JSON),
            List.of(Unwrap.Step.BASE64, Unwrap.Step.UNESCAPE, Unwrap.Step.XML));

    /** Shorter than any document that is worth a line. */
    private static final int SHORTEST = 8;

    Parcels {
        found = List.copyOf(found);
    }

    static Parcels in(Layout layout, JsonNode start) {
        List<Sample.Inside> found = new ArrayList<>();
        JsonNode root = start;
        while (found.size() < Unwrap.MOST) {
            Optional<Unwrap> next = next(layout, root);
            if (next.isEmpty()) {
                break;
            }
            Unwrap unwrap = next.get();
            Layout one = new Layout(
                    layout.formats(),
                    layout.encoding(),
                    layout.delimiter(),
                    layout.headers(),
                    layout.headerRow(),
                    layout.sheet(),
                    List.of(unwrap));
            root = Unwrapping.of(one, root).root();
            found.add(new Sample.Inside(
                    unwrap.at().text(),
                    unwrap.steps().stream().map(Unwrap.Step::word).toList()));
        }
        return new Parcels(found, root);
    }

    private static Optional<Unwrap> next(Layout layout, JsonNode root) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        gather(root, "", texts);
        for (Map.Entry<String, List<String>> place : texts.entrySet()) {
            SourcePath at = SourcePath.parse(place.getKey());
            for (List<Unwrap.Step> way : WAYS) {
                Unwrap unwrap = new Unwrap(at, way, "");
                if (at != null && place.getValue().stream().allMatch(text -> opens(layout, unwrap, text))) {
                    return Optional.of(unwrap);
                }
            }
        }
        return Optional.empty();
    }

    /** A number or a word is JSON too, and no payload: only what opens into a tree is one. */
    private static boolean opens(Layout layout, Unwrap unwrap, String text) {
        boolean packed = unwrap.steps().contains(Unwrap.Step.BASE64);
        char first = text.charAt(0);
        if (packed ? first == '<' || first == '{' || first == '[' : "<{[&".indexOf(first) < 0) {
            return false;
        }
        return new Parcel(layout).open(unwrap, text).fold(whole -> whole.root().isContainerNode(), torn -> false);
    }

    /** Texts by path; of a place that is sometimes a tree there is nothing to open. */
    private static void gather(JsonNode node, String path, Map<String, List<String>> texts) {
        if (node.isArray()) {
            String list = path.isEmpty() ? path : path + "[]";
            node.forEach(item -> gather(item, list, texts));
            return;
        }
        if (node.isTextual()) {
            String text = node.textValue().strip();
            if (text.length() >= SHORTEST && !path.isEmpty()) {
                texts.computeIfAbsent(path, none -> new ArrayList<>()).add(text);
            }
            return;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String key = Sample.key(entry.getKey());
            if (entry.getKey().equals("#text")) {
                gather(entry.getValue(), path, texts);
            } else if (!key.isEmpty() && !key.startsWith("@")) {
                gather(entry.getValue(), path.isEmpty() ? key : path + "." + key, texts);
            }
        }
    }
}
