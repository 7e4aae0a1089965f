package vn.lienthong.demo;

import java.time.Instant;
import java.util.List;

/**
 * One source's part in the play.
 *
 * @param code the source's code at the hub
 * @param seed the same seed gives the same dossiers
 * @param now every event lies before this moment
 * @param dossiers how many honest dossiers live in it
 * @param ticks over how many ticks their changes are spread
 * @param agencies whose dossiers they are
 * @param flaws the problems planted on purpose, one record each, around the middle of the play
 */
public record Part(
        String code, long seed, Instant now, int dossiers, int ticks, List<Agency> agencies, List<Flaw> flaws) {
    public Part {
        agencies = List.copyOf(agencies);
        flaws = List.copyOf(flaws);
        if (code.isBlank() || dossiers < 1 || ticks < 2 || agencies.isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected a source code, an agency, at least 1 dossier and 2 ticks, but found " + code + ", "
                            + agencies.size() + ", " + dossiers + ", " + ticks);
        }
    }

    public Part withFlaws(List<Flaw> others) {
        return new Part(code, seed, now, dossiers, ticks, agencies, others);
    }

    public Part withAgencies(List<Agency> others) {
        return new Part(code, seed, now, dossiers, ticks, others, flaws);
    }
}
