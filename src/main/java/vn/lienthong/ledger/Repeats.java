package vn.lienthong.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.dossier.Fingerprint;

/**
 * Tells a failing record that a source shows again and again, as a polled list or an overlap window does, from a new one: one
 * problem waits for a person, not one per poll. Asked for failing records only, which are few.
 */
final class Repeats {
    private final Store store;
    private final Map<ProblemKey, OpenProblem> inHand;
    /** By content: a delivery may bring a hundred thousand failing records, and each asks about all before it. */
    private final Map<String, List<OpenProblem>> byContent = new HashMap<>();

    /** @param inHand the problems of the group, as they stand now and change later */
    Repeats(Store store, Map<ProblemKey, OpenProblem> inHand) {
        this.store = store;
        this.inHand = inHand;
        inHand.values().forEach(this::note);
    }

    /** A problem that was opened in this group. */
    void note(OpenProblem problem) {
        if (problem.content != null) {
            byContent
                    .computeIfAbsent(problem.content, content -> new ArrayList<>())
                    .add(problem);
        }
    }

    /** True when the very same record of this source waits already, or a person has discarded it. */
    boolean isKnown(String source, String content) {
        if (content == null) {
            return false;
        }
        Stream<OpenProblem> here = byContent.getOrDefault(content, List.of()).stream()
                .filter(problem -> source.equals(problem.source) && inHand.get(problem.key) == problem);
        return Stream.concat(here, stored(source, content).filter(problem -> !inHand.containsKey(problem.key)))
                .anyMatch(problem -> problem.state == ProblemState.OPEN || problem.state == ProblemState.DISCARDED);
    }

    static String name(Fingerprint content) {
        return Optional.ofNullable(content).map(Fingerprint::toString).orElse(null);
    }

    private Stream<OpenProblem> stored(String source, String content) {
        return store
                .read(connection -> ProblemTable.listOfContent(connection, store.bodies(), source, content))
                .stream();
    }
}
