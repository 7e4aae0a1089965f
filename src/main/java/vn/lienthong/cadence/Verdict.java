package vn.lienthong.cadence;

import java.time.Instant;

/**
 * How a source stands now.
 *
 * @param since from when on it stands so; null where that says nothing
 * @param expectedBy when something is due, or was; null when nothing is expected
 * @param basis where the expectation comes from: {@code declared}, {@code learnt}, {@code usual} or {@code none}
 * @param vi what was expected and what to do
 */
public record Verdict(SourceState state, Instant since, Instant expectedBy, String basis, String vi, String en) {}
