package vn.lienthong.corridor;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import vn.lienthong.evidence.AnchorState;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.EvidenceStatus;

/**
 * DOWN when this journal is not the one that was signed: a person must look, and nothing is signed. An anchor that is missing is said, and is no reason
 * to stop taking deliveries.
 */
public final class EvidenceHealth extends AbstractHealthCheck {
    private final Evidence evidence;

    public EvidenceHealth(Evidence evidence) {
        super("lienthong", "evidence");
        this.evidence = evidence;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        EvidenceStatus status = evidence.status();
        result.message(status.state().word() + ", signed to " + status.signed() + ", " + status.exposed() + " exposed"
                + anchors(status));
        result.state(status.state().isAlarm() ? State.DOWN : State.UP);
    }

    private static String anchors(EvidenceStatus status) {
        if (status.anchors().isEmpty()) {
            return ", no anchor is configured";
        }
        return status.anchors().stream()
                .filter(anchor -> anchor.failure().isPresent())
                .map(EvidenceHealth::missing)
                .collect(Collectors.joining());
    }

    private static String missing(AnchorState anchor) {
        return ", not anchored at " + anchor.name() + ": " + anchor.failure().orElse("");
    }
}
