package vn.lienthong.corridor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.EvidenceState;
import vn.lienthong.evidence.EvidenceStatus;

/** What {@code /observe/metrics} says of checkpoints and anchors. */
public final class EvidenceFigures {
    private EvidenceFigures() {}

    public static void bind(MeterRegistry registry, Evidence evidence) {
        gauge(registry, "signed", evidence, EvidenceStatus::signed);
        gauge(registry, "exposed", evidence, EvidenceStatus::exposed);
        gauge(registry, "anchors.missing", evidence, EvidenceStatus::missing);
        for (EvidenceState state : EvidenceState.values()) {
            Gauge.builder(
                            "lienthong.evidence.state",
                            evidence,
                            one -> one.status().state() == state ? 1 : 0)
                    .tag("state", state.word())
                    .register(registry);
        }
    }

    private static void gauge(
            MeterRegistry registry, String name, Evidence evidence, ToDoubleFunction<EvidenceStatus> figure) {
        Gauge.builder("lienthong.evidence." + name, evidence, one -> figure.applyAsDouble(one.status()))
                .register(registry);
    }
}
