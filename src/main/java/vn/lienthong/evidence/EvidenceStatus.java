package vn.lienthong.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What could be proved now.
 *
 * @param last the journal's last message
 * @param signed the last message under a signed checkpoint
 * @param signedAt when that was signed
 * @param anchored the last message that somebody else has seen; 0 when nobody has
 * @param anchors those that are configured
 */
public record EvidenceStatus(
        EvidenceState state,
        long last,
        long signed,
        Optional<Instant> signedAt,
        long anchored,
        List<AnchorState> anchors) {
    public EvidenceStatus {
        anchors = List.copyOf(anchors);
    }

    /** How many messages could still be taken away or changed without an outsider's record against it. */
    public long exposed() {
        return Math.max(0, last - anchored);
    }

    /** How many anchors do not have the last checkpoint. */
    public long missing() {
        return anchors.stream().filter(anchor -> anchor.failure().isPresent()).count();
    }
}
