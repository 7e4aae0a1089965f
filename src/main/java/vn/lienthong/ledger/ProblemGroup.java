package vn.lienthong.ledger;

import vn.lienthong.dossier.ProblemCode;

/**
 * Open problems with one cause.
 *
 * @param vi the sentence they share; empty when they share only source and code
 * @param en the same in English
 * @param first the lowest position of their deliveries
 * @param last the highest
 */
public record ProblemGroup(String source, ProblemCode code, String vi, String en, long count, long first, long last) {
    /** The same without what came behind a position; the count is that of all. */
    public ProblemGroup upTo(long position) {
        return new ProblemGroup(source, code, vi, en, count, first, Math.min(last, position));
    }
}
