package vn.lienthong.reconcile;

import java.util.List;

/**
 * One dossier on which two parties do not agree.
 *
 * @param agency whose it is; empty when nobody knows
 * @param differs what differs, by the portal's field names; empty unless {@code kind} is DIFFERENT
 * @param wrong the side that is to be put right
 * @param note a stable word more, such as the code of the problem that holds it; empty for none
 */
public record Finding(
        String number, String agency, Between between, Kind kind, List<Differs> differs, Side wrong, String note) {
    public Finding {
        differs = List.copyOf(differs);
    }

    public enum Between {
        SOURCE_HUB,
        HUB_PORTAL
    }

    public enum Kind {
        /** The wrong side lacks it. */
        MISSING,
        /** The hub holds it, and its source does not list it any more. */
        EXTRA,
        DIFFERENT
    }

    public enum Side {
        SOURCE,
        HUB,
        PORTAL
    }

    /** A field with what the hub and the other party say; both empty where it holds personal data. */
    public record Differs(String field, String hub, String other) {}

    static List<Differs> differs(Facts hub, Facts other) {
        return hub.differing(other).stream()
                .map(fact -> fact.isShown()
                        ? new Differs(
                                fact.field(),
                                hub.values().get(fact),
                                other.values().get(fact))
                        : new Differs(fact.field(), "", ""))
                .toList();
    }
}
