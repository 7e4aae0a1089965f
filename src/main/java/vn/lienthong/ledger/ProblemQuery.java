package vn.lienthong.ledger;

import java.util.Optional;
import vn.lienthong.dossier.ProblemCode;

/**
 * Which problems to list, newest first.
 *
 * @param before only those of positions below this one, for the next page; {@code Long.MAX_VALUE} for the first
 */
public record ProblemQuery(
        Optional<String> source, Optional<ProblemState> state, Optional<ProblemCode> code, long before, int limit) {
    public static ProblemQuery open(int limit) {
        return new ProblemQuery(
                Optional.empty(), Optional.of(ProblemState.OPEN), Optional.empty(), Long.MAX_VALUE, limit);
    }

    public static ProblemQuery openOf(String source, int limit) {
        return new ProblemQuery(
                Optional.of(source), Optional.of(ProblemState.OPEN), Optional.empty(), Long.MAX_VALUE, limit);
    }
}
