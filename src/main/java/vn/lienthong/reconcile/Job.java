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
        List<String> statements) {
    public Job {
        agencies = new TreeMap<>(agencies);
        findings = List.copyOf(findings);
        decisions = List.copyOf(decisions);
        statements = List.copyOf(statements);
    }

    public enum Phase {
        COMPARE_SOURCE,
        ASK_PORTAL,
        HEAL,
        CONCLUDE,
        DONE
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
                List.of());
    }

    public boolean isDone() {
        return phase == Phase.DONE;
    }

    /** All that was to be asked was answered, nothing was found, and the national report, if given, says what the portal confirmed. */
    public boolean agrees() {
        return findings.isEmpty()
                && isWhole()
                && request.report().keySet().stream().allMatch(agency -> reportAgrees(agency));
    }

    /** Nobody who was asked owes an answer. */
    boolean isWhole() {
        return source.trouble().isEmpty() && source.unread() == 0 && portal.unanswered() == 0;
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
                statements);
    }

    Job asked(PortalSide side, List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        Phase then = side.isDone() ? Phase.HEAL : phase;
        return new Job(request, then, startedAt, endedAt, agencies, source, side, all, decisions, rePulled, statements);
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
                statements);
    }

    Job ended(String at, List<String> names) {
        return new Job(
                request, Phase.DONE, startedAt, at, agencies, source, portal, findings, decisions, rePulled, names);
    }
}
