package vn.lienthong.corridor;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import vn.lienthong.cadence.SourceWatch;
import vn.lienthong.cadence.Verdict;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerUnavailable;

/**
 * Names the sources that do not keep to their cadence. Always UP: a hub is not ill because a source is, and a watchdog must not
 * restart it.
 */
public final class SourcesHealth extends AbstractHealthCheck {
    private final SourceWatch watch;
    private final Ledger ledger;

    public SourcesHealth(SourceWatch watch, Ledger ledger) {
        super("lienthong", "sources");
        this.watch = watch;
        this.ledger = ledger;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        result.state(State.UP);
        try {
            result.message(words(new TreeMap<>(watch.judge(ledger.sources()))));
        } catch (LedgerUnavailable e) {
            result.message("not known: the ledger is away");
        }
    }

    private static String words(Map<String, Verdict> verdicts) {
        String alarms = verdicts.entrySet().stream()
                .filter(source -> source.getValue().state().isAlarm())
                .map(source -> source.getKey() + " " + source.getValue().state().word() + " since "
                        + source.getValue().since())
                .collect(Collectors.joining(", "));
        return alarms.isEmpty() ? "all on time" : alarms;
    }
}
