package vn.lienthong.evidence;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an audit says: integrity and completeness apart, for a cut tail leaves every other entry intact.
 *
 * @param from the first message walked
 * @param to the last message walked
 * @param last the journal's last message
 * @param compared how many signed checkpoints the journal was compared with
 * @param covered the last message under a signed checkpoint that fits
 * @param outside the last message under a checkpoint that was kept elsewhere, or cosigned by a witness whose key was given; 0 for none
 * @param findings in the order in which they were found
 */
public record AuditVerdict(
        long from,
        long to,
        long last,
        int compared,
        long covered,
        long outside,
        Optional<String> chain,
        List<AuditFinding> findings) {
    private static final Set<Flaw> OF_COMPLETENESS = Set.of(Flaw.TAIL_CUT, Flaw.SET_BACK, Flaw.FORK);

    public AuditVerdict {
        findings = List.copyOf(findings);
    }

    /** What is there is what was written. */
    public boolean isIntact() {
        return findings.stream().allMatch(one -> OF_COMPLETENESS.contains(one.flaw()));
    }

    /** Nothing that was signed is missing. Says nothing of the {@link #exposed} tail. */
    public boolean isComplete() {
        return compared > 0 && findings.stream().noneMatch(one -> OF_COMPLETENESS.contains(one.flaw()));
    }

    /** Messages behind the last checkpoint that somebody outside kept: for these there is only the hub's own word. */
    public long exposed() {
        return Math.max(0, last - outside);
    }

    public boolean has(Flaw flaw) {
        return findings.stream().anyMatch(one -> one.flaw() == flaw);
    }
}
