package vn.lienthong.reconcile;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;

/** What one party says of a dossier. A fact that is missing was not said by this party, and is not compared. */
public record Facts(DossierNumber number, Map<Fact, String> values) {
    public Facts {
        values = Map.copyOf(values);
    }

    /** All that is compared. */
    public static Facts of(DossierStatus status) {
        Map<Fact, String> values = new EnumMap<>(Fact.class);
        for (Fact fact : Fact.values()) {
            values.put(fact, fact.of(status));
        }
        return new Facts(status.number(), values);
    }

    /** The facts that both say and say differently, in the order of {@link Fact}. */
    List<Fact> differing(Facts other) {
        return List.of(Fact.values()).stream()
                .filter(fact -> values.containsKey(fact) && other.values.containsKey(fact))
                .filter(fact -> !values.get(fact).equals(other.values.get(fact)))
                .toList();
    }

    /** As the digest format says: the number, then the values of the fields in their order, each on its line. */
    Digest digest(Collection<Fact> fields) {
        StringBuilder text = new StringBuilder(160).append(number.value());
        fields.forEach(fact -> text.append('\n').append(values.getOrDefault(fact, "")));
        return Digest.of(text.toString());
    }
}
