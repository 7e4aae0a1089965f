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

    private static final Set<String> AGENCY = Set.of("MaDonVi", "DonViXuLy");
    private static final double SURE_AROUND = 0.7;

    private final Words words;

    FieldMatching(Words words) {
        this.words = words;
    }

    /** Lines for one record's values and lists, in the order of the canonical record. */
    List<Proposal> lines(Leaves leaves) {
        List<Canonical> plain = Canonical.ofDossier().stream()
                .filter(field -> field.parts().isEmpty())
                .toList();
        List<Proposal> found = Joining.of(leaves.all(), assign(plain, leaves.all(), ""));
        around(found, leaves);
        found.addAll(lists(leaves));
        List<String> order = Canonical.ofDossier().stream().map(Canonical::word).toList();
        found.sort(Comparator.comparingInt(line -> order.indexOf(line.field())));
        return found;
    }

    /** Of the agency alone: what else stands around the records is mostly about the answer, not about a dossier. */
    private void around(List<Proposal> found, Leaves leaves) {
        List<Canonical> agency = Canonical.ofDossier().stream()
                .filter(field -> AGENCY.contains(field.word()))
                .filter(field -> found.stream().noneMatch(line -> line.field().equals(field.word())))
                .toList();
        assign(agency, leaves.around(), "").stream()
                .filter(line -> line.confidence() >= SURE_AROUND)
                .map(line -> new Proposal(
                        line.field(),
                        line.kind(),
                        line.path(),
                        line.confidence(),
                        line.why().and(Why.AROUND),
                        line.leaf(),
                        List.of()))
                .forEach(found::add);
    }

    private List<Proposal> lists(Leaves leaves) {
        List<Proposal> candidates = new ArrayList<>();
        for (Canonical field : Canonical.ofDossier()) {
            if (field.parts().isEmpty()) {
                continue;
            }
            for (Map.Entry<String, List<JsonNode>> list : leaves.lists().entrySet()) {
                double like = words.likeness(field.word(), leaves.keysOf(list.getKey()));
                List<Proposal> parts =
                        assign(field.parts(), leaves.below(list.getValue()).all(), field.word() + ".");
                if (like >= LEAST && !parts.isEmpty() && isWhole(field, parts)) {
                    candidates.add(new Proposal(
                            field.word(),
                            field.kind(),
                            list.getKey() + "[]",
                            like + parts.size() / 1000.0,
                            Why.of(like, 0),
                            null,
                            parts));
                }
            }
        }
        return choose(candidates);
    }

    /** A step without its time, status or text would stop its record: such a list is for a person to look at. */
    private static boolean isWhole(Canonical field, List<Proposal> parts) {
        List<String> names = parts.stream().map(Proposal::field).toList();
        return !field.word().equals("QuaTrinhXuLy")
                || names.containsAll(List.of("ThoiDiemXuLy", "TrangThai", "NoiDungXuLy"));
    }

    private List<Proposal> assign(List<Canonical> fields, List<Leaf> leaves, String list) {
        List<Proposal> candidates = new ArrayList<>();
        for (Canonical field : fields) {
            for (Leaf leaf : leaves) {
                double like = leaf.likeness(words, list + field.word());
                double evidence = leaf.evidence(field.word(), field.kind());
                if (like > 0 && like + evidence >= LEAST) {
                    double confidence = Math.min(1, Math.max(0, like * 0.8 + evidence * 0.5));
                    candidates.add(new Proposal(
                            field.word(),
                            field.kind(),
                            leaf.path(),
                            confidence + like / 1000,
                            Why.of(like, evidence),
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
}
