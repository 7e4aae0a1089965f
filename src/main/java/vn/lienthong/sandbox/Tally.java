package vn.lienthong.sandbox;

import java.util.Map;
import java.util.TreeMap;

/** The counts kept as calls come, so that a report costs nothing at any size. Guarded by {@link StandIn}. */
final class Tally {
    long calls;
    long ok;
    long refusals;
    long faulted;
    long lookups;
    long logins;
    long numbers;
    long files;
    long recognisedCreates;
    final Map<String, Long> services = new TreeMap<>();
    final Map<String, Long> reasons = new TreeMap<>();
    final Map<String, Long> faults = new TreeMap<>();
    final Map<String, Long> invalid = new TreeMap<>();

    static void count(Map<String, Long> counts, String key) {
        counts.merge(key, 1L, Long::sum);
    }

    SandboxReport report(Holdings held, long parked, long sessions) {
        return new SandboxReport(
                calls,
                ok,
                refusals,
                faulted,
                calls - ok - refusals - faulted,
                parked,
                held.size(),
                held.existing,
                held.creates,
                held.updates,
                held.steps,
                held.duplicateSteps + held.duplicateDossierCalls,
                held.duplicateSteps,
                held.recognisedSteps,
                held.duplicateDossierCalls,
                lookups,
                logins,
                numbers,
                files,
                recognisedCreates,
                sessions,
                new TreeMap<>(services),
                held.byStatus(),
                new TreeMap<>(reasons),
                new TreeMap<>(faults),
                new TreeMap<>(invalid));
    }
}
