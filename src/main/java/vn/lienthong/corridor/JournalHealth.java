package vn.lienthong.corridor;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import vn.lienthong.journal.Journal;

/** DOWN while deliveries cannot be kept: senders are answered 503 then. */
public final class JournalHealth extends AbstractHealthCheck {
    private final Journal journal;

    public JournalHealth(Journal journal) {
        super("lienthong", "journal");
        this.journal = journal;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.message(journal.state());
        result.state(journal.available() ? State.UP : State.DOWN);
    }
}
