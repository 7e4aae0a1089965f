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
 * @param unread open problems of records that came since the first day, and of which the hub believes nothing
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
        long unread,
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
                0,
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

    /** What the job says of all agencies together. */
    public Verdict verdict() {
        if (isFailed()) {
            return Verdict.FAILED;
        }
        boolean isReported = request.report().keySet().stream().allMatch(this::reportAgrees);
        return verdict(findings.isEmpty() && isReported, total());
    }

    /** Of all agencies. */
    public Counts total() {
        return agencies.values().stream().reduce(Counts.NONE, Counts::plus);
    }

    /** The same of one of them. */
    Verdict verdict(String agency) {
        if (isFailed()) {
            return Verdict.FAILED;
        }
        boolean isClean = findings.stream().noneMatch(one -> one.agency().equals(agency)) && reportAgrees(agency);
        return verdict(isClean, agencies.getOrDefault(agency, Counts.NONE));
    }

    private Verdict verdict(boolean isClean, Counts counts) {
        if (!isClean) {
            return Verdict.DIFFERS;
        }
        return isWhole() && counts.isConfirmed() ? Verdict.AGREES : Verdict.NOT_CONFIRMED;
    }

    public boolean agrees() {
        return verdict() == Verdict.AGREES;
    }

    /** Nobody who was asked owes an answer, and nothing that was to be asked, or came, was left out. */
    private boolean isWhole() {
        return source.trouble().isEmpty() && source.unread() == 0 && unread == 0 && portal.isWhole();
    }

    boolean reportAgrees(String agency) {
        Long reported = request.report().get(agency);
        return reported == null
                || reported == agencies.getOrDefault(agency, Counts.NONE).receivedConfirmed();
    }

    Job compared(Map<String, Counts> counted, long open, SourceSide side, PortalSide toAsk, List<Finding> found) {
        return new Job(
                request,
                Phase.ASK_PORTAL,
                startedAt,
                endedAt,
                counted,
                open,
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
                unread,
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
                unread,
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
                request, now, startedAt, ended, agencies, unread, source, portal, findings, decisions, rePulled, names,
                by);
    }
}
