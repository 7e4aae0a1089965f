package vn.lienthong.sandbox;

import java.time.Instant;

/**
 * One call, in the order of arrival.
 *
 * @param outcome IN_FLIGHT (arrived, not applied), OK, REFUSED, or FAULT (never applied)
 * @param reason why refused, or which fault kept it from being applied; "" otherwise
 * @param fault what happened to the answer of a call that was applied: dropAfter, holdAfter or ""
 * @param detail for people: which record, which field; never a value
 */
public record SandboxCall(
        long seq,
        Instant time,
        String service,
        String madonvi,
        int items,
        String outcome,
        String reason,
        String fault,
        String detail) {

    SandboxCall ended(String outcome, String reason, String detail) {
        return new SandboxCall(seq, time, service, madonvi, items, outcome, reason, fault, detail);
    }

    SandboxCall answerLost(String fault) {
        return new SandboxCall(seq, time, service, madonvi, items, outcome, reason, fault, detail);
    }
}
