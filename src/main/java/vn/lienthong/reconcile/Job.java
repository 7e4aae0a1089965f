package vn.lienthong.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A reconciliation and how far it has come; a file, replaced after every piece of work, so that one that is killed goes on.
 *
 * @param startedAt as ISO 8601, as {@code endedAt}, which is empty until then
 * @param agencies what the hub holds, by agency
 * @param decisions positions of the entries that heal
 * @param statements names of the statements, each an agency's
 * @param setbacks of the piece that is next; what ended the job, once it is {@link Phase#FAILED}
 */
public record Job(
        Request request,
        Phase phase,
        String startedAt,
        String endedAt,
        Map<String, Counts> agencies,
        SourceSide source,
        PortalSide portal,
        List<Finding> findings,
        List<Long> decisions,
        boolean rePulled,
        List<String> statements,
        Setbacks setbacks) {
    public Job {
        agencies = new TreeMap<>(agencies);
        findings = List.copyOf(findings);
        decisions = List.copyOf(decisions);
        statements = List.copyOf(statements);
        // Files of an earlier build have none.
        setbacks = setbacks == null ? Setbacks.NONE : setbacks;
    }

    public enum Phase {
        COMPARE_SOURCE,
        ASK_PORTAL,
        HEAL,
        CONCLUDE,
        DONE,
        /** Given up: the same piece was begun several times and never came to its end. */
        FAILED
    }

    static Job begin(Request request, String startedAt) {
        return new Job(
                request,
                Phase.COMPARE_SOURCE,
                startedAt,
                "",
                Map.of(),
                SourceSide.NOT_YET,
                PortalSide.NOT_YET,
                List.of(),
                List.of(),
                false,
                List.of(),
                Setbacks.NONE);
    }

    /** Nothing more is done in it. */
    public boolean isEnded() {
        return phase == Phase.DONE || phase == Phase.FAILED;
    }

    public boolean isFailed() {
        return phase == Phase.FAILED;
    }

    /** All that was to be asked was answered, nothing was found, and the national report, if given, says what the portal confirmed. */
    public boolean agrees() {
        return findings.isEmpty()
                && isWhole()
                && request.report().keySet().stream().allMatch(agency -> reportAgrees(agency));
    }

    /** Nobody who was asked owes an answer. */
    boolean isWhole() {
        return !isFailed() && source.trouble().isEmpty() && source.unread() == 0 && portal.unanswered() == 0;
    }

    boolean reportAgrees(String agency) {
        Long reported = request.report().get(agency);
        return reported == null
                || reported == agencies.getOrDefault(agency, Counts.NONE).receivedConfirmed();
    }

    Job compared(Map<String, Counts> counted, SourceSide side, PortalSide toAsk, List<Finding> found) {
        return new Job(
                request,
                Phase.ASK_PORTAL,
                startedAt,
                endedAt,
                counted,
                side,
                toAsk,
                found,
                decisions,
                rePulled,
                statements,
                Setbacks.NONE);
    }

    Job asked(PortalSide side, List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        Phase then = side.isDone() ? Phase.HEAL : phase;
        return new Job(
                request,
                then,
                startedAt,
                endedAt,
                agencies,
                source,
                side,
                all,
                decisions,
                rePulled,
                statements,
                Setbacks.NONE);
    }

    Job healed(List<Long> positions, boolean pulled) {
        return new Job(
                request,
                Phase.CONCLUDE,
                startedAt,
                endedAt,
                agencies,
                source,
                portal,
                findings,
                positions,
                pulled,
                statements,
                Setbacks.NONE);
    }

    Job ended(String at, List<String> names) {
        return as(Phase.DONE, at, names, Setbacks.NONE);
    }

    /** The next piece is begun; said before it is, so that one that kills the process is counted. */
    Job begun() {
        return as(phase, endedAt, statements, setbacks.begun(phase));
    }

    /** It was not to blame for what came between. */
    Job notCounted() {
        return as(phase, endedAt, statements, setbacks.back());
    }

    Job setBack(Setbacks by) {
        return as(phase, endedAt, statements, by);
    }

    Job failed(String at, List<String> names) {
        return as(Phase.FAILED, at, names, setbacks);
    }

    private Job as(Phase now, String ended, List<String> names, Setbacks by) {
        return new Job(
                request, now, startedAt, ended, agencies, source, portal, findings, decisions, rePulled, names, by);
    }
}
