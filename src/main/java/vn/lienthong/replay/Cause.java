package vn.lienthong.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * Records that differ for one cause. No values but codes of the portal's own lists: they would be personal data.
 *
 * @param source the source's code
 * @param what {@code value}, {@code problem-new}, {@code problem-gone}, {@code record-new}, {@code record-gone}, {@code
 *     becomes-step}, {@code becomes-status}, {@code wording}, {@code decision}, {@code sent},
 *     {@code steps}; {@code stands}, of dossiers
 * @param cause the canonical field and from what kind of value to what, the problem's code and the field that raises it, or what was decided
 *     and what would be
 * @param count records; of {@code stands} dossiers
 * @param at the first of them, {@code position:index}, or the position alone where records came or went
 * @param place of the first problem: where in the mapping; the payload's side may hold anything that a source writes
 */
public record Cause(String source, String what, String cause, long count, List<String> at, String place) {
    private static final int SHOWN = 5;

    public Cause {
        at = List.copyOf(at);
    }

    Cause and(Cause one) {
        List<String> more = new ArrayList<>(at);
        one.at.stream().limit(Math.max(0, SHOWN - at.size())).forEach(more::add);
        return new Cause(source, what, cause, count + one.count, more, place);
    }

    String key() {
        return source + " " + what + " " + cause;
    }
}
