package vn.lienthong.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.lienthong.dossier.Fingerprint;

/**
 * Tells a failing record that a source shows again and again, as a polled list or an overlap window does, from a new one: one
 * problem waits for a person, not one per poll. Asked for failing records only, which are few.
 */
final class Repeats {
    private final Connection connection;

    Repeats(Connection connection) {
        this.connection = connection;
    }

    /** True when the very same record of this source waits already, or a person has discarded it. */
    boolean isKnown(Map<ProblemKey, OpenProblem> inHand, String source, String content) {
        if (content == null) {
            return false;
        }
        return Stream.concat(
                        inHand.values().stream()
                                .filter(problem -> content.equals(problem.content) && source.equals(problem.source)),
                        stored(source, content).filter(problem -> !inHand.containsKey(problem.key)))
                .anyMatch(problem -> problem.state == ProblemState.OPEN || problem.state == ProblemState.DISCARDED);
    }

    static String name(Fingerprint content) {
        return Optional.ofNullable(content)
                .map(c -> String.format("%016x%016x", c.high(), c.low()))
                .orElse(null);
    }

    private Stream<OpenProblem> stored(String source, String content) {
        try {
            return ProblemTable.listOfContent(connection, source, content).stream();
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }
}
