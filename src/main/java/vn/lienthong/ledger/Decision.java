package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person decided about problems, as it stands in the facts of a DECISION entry: {@code action} is
 * {@code release} or {@code discard}, {@code problems} lists {@code position:index:part}, separated by spaces.
 *
 * @param portalId with the release of one dossier whose creation stayed unknown: the IdHoSo that a person learnt from the adapter's
 *     operator (domain.md 1.9), fact {@code portalId}; it is then not created again
 */
public record Decision(Action action, List<ProblemKey> problems, Optional<String> portalId) {
    private static final String PORTAL_ID = "portalId";

    public Decision {
        problems = List.copyOf(problems);
        if (portalId.isPresent() && (action != Action.RELEASE || problems.size() != 1)) {
            throw new IllegalArgumentException("Expected the release of one problem with an id of the portal");
        }
    }

    public Decision(Action action, List<ProblemKey> problems) {
        this(action, problems, Optional.empty());
    }

    public enum Action {
        RELEASE("release"),
        DISCARD("discard");

        private final String word;

        Action(String word) {
            this.word = word;
        }
    }

    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", action.word);
        facts.put(
                "problems",
                String.join(" ", problems.stream().map(ProblemKey::toString).toList()));
        portalId.ifPresent(id -> facts.put(PORTAL_ID, id));
        return facts;
    }

    /** True for a decision about problems; other decisions (pause, erase) do not concern the ledger. */
    public static boolean isAboutProblems(Map<String, String> facts) {
        String action = facts.get("action");
        return Action.RELEASE.word.equals(action) || Action.DISCARD.word.equals(action);
    }

    /** The fact that names the source of a decision about one. */
    static final String SOURCE = "source";

    /** True for a decision that pauses or resumes a source, or has it read again from a day on. */
    static boolean isAboutASource(Map<String, String> facts) {
        return facts.containsKey(SOURCE) && List.of("pause", "resume", "pull").contains(facts.get("action"));
    }

    /** Reads the facts of an entry for which {@link #isAboutProblems} is true. */
    public static Decision read(Map<String, String> facts) {
        Action action = Action.RELEASE.word.equals(facts.get("action")) ? Action.RELEASE : Action.DISCARD;
        List<ProblemKey> keys = new ArrayList<>();
        for (String key : facts.getOrDefault("problems", "").split(" ")) {
            if (!key.isEmpty()) {
                keys.add(ProblemKey.parse(key));
            }
        }
        return new Decision(action, keys, Optional.ofNullable(facts.get(PORTAL_ID)));
    }
}
