package vn.lienthong.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A canonical name that a mapping's line may have on its left side.
 *
 * @param word the portal's own name, {@code MaHoSo}
 * @param kind what it holds, {@code TEXT}, {@code TIME}, {@code STATUS} …
 * @param parts of a list: what its items hold
 */
public record Canonical(String word, String kind, List<Canonical> parts) {
    public Canonical {
        parts = List.copyOf(parts);
    }

    /** Every name of a dossier's block, in the order of the canonical record. */
    public static List<Canonical> ofDossier() {
        List<Canonical> all = new ArrayList<>();
        for (String word : Field.words(false)) {
            Field field = Field.find(word, false).orElseThrow();
            List<Canonical> parts = field.list() == null
                    ? List.of()
                    : field.list().parts().stream()
                            .map(part -> new Canonical(part.word(), part.kind().name(), List.of()))
                            .toList();
            all.add(new Canonical(word, field.kind().name(), parts));
        }
        return all;
    }

    public boolean isTime() {
        return ValueKind.valueOf(kind).isTime();
    }

    /** Whether a source's value can stand as it is. */
    public boolean accepts(String value) {
        return ValueKind.valueOf(kind).accept(value) != null;
    }
}
