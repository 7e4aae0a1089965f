package vn.lienthong.corridor;

import java.util.Map;
import java.util.stream.Collectors;
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
        result.message(failures.entrySet().stream()
                .map(loop -> loop.getKey() + (loop.getValue() == 0 ? " ok" : " failed rounds: " + loop.getValue()))
                .collect(Collectors.joining(", ")));
        boolean sick = failures.values().stream().anyMatch(times -> times >= Pulse.SICK);
        result.state(sick ? State.DOWN : State.UP);
    }
}
