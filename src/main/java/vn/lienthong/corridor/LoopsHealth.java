package vn.lienthong.corridor;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** DOWN while a loop fails again and again: what is received is kept, but goes no further. */
public final class LoopsHealth extends AbstractHealthCheck {
    private final Pulse pulse;

    public LoopsHealth(Pulse pulse) {
        super("lienthong", "loops");
        this.pulse = pulse;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        Map<String, Integer> failures = pulse.failures();
        failures.forEach((loop, times) -> result.detail(loop, times == 0 ? "ok" : "failed rounds: " + times));
        boolean sick = failures.values().stream().anyMatch(times -> times >= Pulse.SICK);
        result.state(sick ? State.DOWN : State.UP);
    }
}
