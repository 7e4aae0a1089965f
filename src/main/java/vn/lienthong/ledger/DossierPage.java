package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Issued;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Remark;
import vn.lienthong.dossier.Step;
import vn.lienthong.dossier.Version;

/**
 * The truth about one dossier: what its source said, what we believe, what the portal confirmed.
 *
 * @param source the source that owns it
 * @param credential with which it is delivered; empty when none is configured for its agency
 * @param believed what the source said last, without steps; empty when only steps are known
 * @param version names the believed state; its position is a delivery, or a release
 * @param origin where the believed record stands in its delivery
 * @param receivedAt when the believed record was received
 * @param remarks what a person should know about it, though nothing stops it
 * @param issued number and id that the portal gave it, where the protocol has such
 * @param delivered the version that the portal confirmed; {@code Version.NONE} when none
 * @param deliveredStatus the status that the portal confirmed; empty when none
 * @param deliveredAt when; empty when never
 * @param nextAttempt when the next call about it is due; empty when nothing is outstanding
 * @param attempts failed attempts since the last success
 * @param problems all problems of this dossier, newest first
 */
public record DossierPage(
        DossierNumber number,
        String source,
        Optional<String> credential,
        Optional<DossierStatus> believed,
        Version version,
        Version origin,
        Optional<Instant> receivedAt,
        List<Remark> remarks,
        Presence presence,
        Issued issued,
        Version delivered,
        Optional<MainStatus> deliveredStatus,
        Optional<Instant> deliveredAt,
        Optional<Instant> nextAttempt,
        int attempts,
        List<StepLine> steps,
        List<ProblemRow> problems) {
    public DossierPage {
        remarks = List.copyOf(remarks);
        steps = List.copyOf(steps);
        problems = List.copyOf(problems);
    }

    /**
     * @param ordinal the step's place among its dossier's steps, from 1
     * @param step what is to be sent; once delivered it keeps time, status and whether it was derived
     * @param origin the record that brought it
     * @param endedAt when the portal confirmed it, or a person discarded it; empty while it waits
     */
    public record StepLine(int ordinal, Step step, Version origin, StepState state, Optional<Instant> endedAt) {}

    public enum StepState {
        WAITING,
        DELIVERED,
        DISCARDED
    }
}
