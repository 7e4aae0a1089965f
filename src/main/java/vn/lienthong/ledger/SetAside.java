package vn.lienthong.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/**
 * That applying a message failed by a bug of the hub, again when it was tried alone, so that the ledger passes it over: as
 * it stands in the facts of a DECISION entry, {@code action} {@code set-aside}. It lies behind the message it is about;
 * whoever applies that message must have read this first, so that a rebuild, even by a mended hub, does the same.
 *
 * @param message the position of the entry that is passed over
 * @param records how many records a delivery counts as; 0 for other entries
 * @param held of an answer, the dossiers of its request (by their place, from 0) that cannot even take an unknown outcome:
 *     they are kept off the portal until a hub starts again
 * @param what the bug's place, without anything that was received
 */
public record SetAside(long message, int records, List<Integer> held, String what) {
    private static final String ACTION = "set-aside";

    public SetAside {
        held = List.copyOf(held);
    }

    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", ACTION);
        facts.put("message", Long.toString(message));
        facts.put("records", Integer.toString(records));
        facts.put("held", held.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        facts.put("what", what);
        return facts;
    }

    /** Empty for any other entry. */
    public static Optional<SetAside> find(Entry entry) {
        Map<String, String> facts = entry.facts();
        if (entry.kind() != Kind.DECISION || !ACTION.equals(facts.get("action"))) {
            return Optional.empty();
        }
        return Optional.of(new SetAside(
                Long.parseLong(facts.get("message")),
                Integer.parseInt(facts.get("records")),
                Stream.of(facts.getOrDefault("held", "").split(" "))
                        .filter(place -> !place.isEmpty())
                        .map(Integer::valueOf)
                        .toList(),
                facts.getOrDefault("what", "")));
    }

    /**
     * Whether a message of this kind may be passed over. Not one that says how others are to be understood, or that a call
     * was begun: everything behind it would go wrong in silence.
     */
    public static boolean isFor(Kind kind) {
        return kind == Kind.DELIVERY || kind == Kind.ANSWER || kind == Kind.DECISION;
    }
}
