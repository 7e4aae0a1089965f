package vn.lienthong.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.mapping.Canonical;

/** Which of a sample's values is which canonical field: by name first, then by what the values look like. */
final class FieldMatching {
    /** Below this a name says too little to be worth a line. */
    private static final double LEAST = 0.55;

    private final Words words;

    FieldMatching(Words words) {
        this.words = words;
    }

    /** Lines for one record's values and lists, in the order of the canonical record. */
    List<Proposal> lines(Leaves leaves) {
        List<Canonical> plain = Canonical.ofDossier().stream()
                .filter(field -> field.parts().isEmpty())
                .toList();
        List<Proposal> found = new ArrayList<>(assign(plain, leaves.all(), ""));
        found.addAll(lists(leaves));
        List<String> order = Canonical.ofDossier().stream().map(Canonical::word).toList();
        found.sort(Comparator.comparingInt(line -> order.indexOf(line.field())));
        return found;
    }

    private List<Proposal> lists(Leaves leaves) {
        List<Proposal> candidates = new ArrayList<>();
        for (Canonical field : Canonical.ofDossier()) {
            if (field.parts().isEmpty()) {
                continue;
            }
            for (Map.Entry<String, List<JsonNode>> list : leaves.lists().entrySet()) {
                double like = words.likeness(field.word(), leaves.keysOf(list.getKey()));
                List<Proposal> parts = assign(
                        field.parts(), Leaves.of(list.getValue(), none -> false).all(), field.word() + ".");
                if (like >= LEAST && !parts.isEmpty()) {
                    candidates.add(new Proposal(
                            field.word(), field.kind(), list.getKey() + "[]", like, why(like, 0), null, parts));
                }
            }
        }
        return choose(candidates);
    }

    private List<Proposal> assign(List<Canonical> fields, List<Leaf> leaves, String list) {
        List<Proposal> candidates = new ArrayList<>();
        for (Canonical field : fields) {
            for (Leaf leaf : leaves) {
                double like = words.likeness(list + field.word(), leaf.keys());
                double evidence = leaf.evidence(field.word(), field.kind());
                if (like > 0 && like + evidence >= LEAST) {
                    double confidence = Math.min(1, Math.max(0, like * 0.8 + evidence * 0.5));
                    candidates.add(new Proposal(
                            field.word(),
                            field.kind(),
                            leaf.path(),
                            confidence + like / 1000,
                            why(like, evidence),
                            leaf,
                            List.of()));
                }
            }
        }
        return choose(candidates);
    }

    /** The surest first; each field and each path once. */
    private static List<Proposal> choose(List<Proposal> candidates) {
        List<Proposal> chosen = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        candidates.stream()
                .sorted(Comparator.comparingDouble(Proposal::confidence).reversed())
                .filter(line -> !taken.contains("field " + line.field()) && !taken.contains("path " + line.path()))
                .forEach(line -> {
                    taken.add("field " + line.field());
                    taken.add("path " + line.path());
                    chosen.add(line);
                });
        return chosen;
    }

    private static String why(double like, double evidence) {
        String name = like >= 0.999 ? "name fits" : like >= 0.75 ? "name is near" : "name is a little alike";
        return evidence > 0 ? name + ", values fit" : evidence < 0 ? name + ", values do not look like it" : name;
    }
}
