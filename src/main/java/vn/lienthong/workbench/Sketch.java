package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import vn.lienthong.mapping.Sample;

/**
 * What a sample most likely means: where its records lie, and which value is which field. A first draft for a person to
 * judge; nothing in it takes effect by itself.
 *
 * @param each where the records lie
 * @param records how many the sample has
 * @param lines the proposed lines
 * @param unused values that no line uses
 */
record Sketch(
        Sample sample, String each, List<JsonNode> records, List<Proposal> lines, List<Leaf> unused, Leaves leaves) {
    Sketch {
        records = List.copyOf(records);
        lines = List.copyOf(lines);
        unused = List.copyOf(unused);
    }

    static Sketch of(Sample sample, Words words) {
        return of(sample, words, Map.of());
    }

    /** @param titles what a description of the source says of a key */
    static Sketch of(Sample sample, Words words, Map<String, String> titles) {
        FieldMatching matching = new FieldMatching(words);
        Predicate<List<String>> alone =
                way -> sample.isXml() && way.size() > 1 && words.isPlural(way.get(way.size() - 2));
        Sketch best = null;
        double most = -1;
        for (Map.Entry<String, Place> one : Place.all(sample.root()).entrySet()) {
            Place place = one.getValue();
            Leaves leaves = Leaves.of(place.records(), place.holders(), alone, titles);
            List<Proposal> lines = matching.lines(leaves);
            double sum = lines.stream().mapToDouble(Proposal::confidence).sum();
            if (sum >= most) {
                most = sum;
                best = new Sketch(sample, one.getKey(), place.records(), lines, unused(leaves, lines), leaves);
            }
        }
        return best;
    }

    /** How much of a record it explains, to choose between several samples. */
    double sum() {
        return lines.stream().mapToDouble(Proposal::confidence).sum();
    }

    /** With these lines instead; what no line uses is counted anew. */
    Sketch with(List<Proposal> others) {
        return new Sketch(sample, each, records, others, unused(leaves, others), leaves);
    }

    boolean has(String field) {
        return lines.stream().anyMatch(line -> line.field().equals(field));
    }

    private static List<Leaf> unused(Leaves leaves, List<Proposal> lines) {
        List<String> used =
                lines.stream().flatMap(line -> line.paths().stream()).toList();
        return leaves.all().stream().filter(leaf -> !used.contains(leaf.path())).toList();
    }
}
