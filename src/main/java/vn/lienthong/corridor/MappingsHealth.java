package vn.lienthong.corridor;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import vn.lienthong.dashboard.RefusedEdit;

/** Always UP: with a refused edit the hub reads on with the version before. But somebody believes the edit is in force. */
public final class MappingsHealth extends AbstractHealthCheck {
    private final Supplier<List<RefusedEdit>> refused;

    public MappingsHealth(Supplier<List<RefusedEdit>> refused) {
        super("lienthong", "mappings");
        this.refused = refused;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        String message = refused.get().stream()
                .map(edit -> "mapping " + edit.code() + " edited, refused at " + edit.at() + ", because " + edit.place()
                        + ", running version " + edit.running())
                .collect(Collectors.joining("; "));
        result.message(message.isEmpty() ? "ok" : message);
        result.state(State.UP);
    }
}
