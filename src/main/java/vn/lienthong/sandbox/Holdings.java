package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;

/** The dossiers and steps the portal holds, in memory. Records given to it were judged. Guarded by {@link StandIn}. */
final class Holdings {
    private static final byte RECEIVED = 2;
    private static final int STATUSES = 11;

    private final Map<String, HeldDossier> dossiers = new HashMap<>();
    private final long[] statuses = new long[STATUSES];
    private final DuplicateSteps habit;
    private final Payloads payloads;
    long existing;
    long creates;
    long updates;
    long steps;
    long duplicateSteps;
    long recognisedSteps;
    long duplicateDossierCalls;

    Holdings(SandboxSettings settings) {
        habit = settings.duplicateSteps();
        payloads = new Payloads(() -> dossiers.size() < settings.keepPayloadsBelow());
        for (String number : settings.existing()) {
            if (dossiers.putIfAbsent(number, new HeldDossier(number, RECEIVED)) == null) {
                statuses[RECEIVED]++;
                existing++;
            }
        }
    }

    Optional<HeldDossier> find(String number) {
        return Optional.ofNullable(dossiers.get(number));
    }

    boolean holds(String number) {
        return dossiers.containsKey(number);
    }

    int size() {
        return dossiers.size();
    }

    void create(JsonNode row) {
        String number = Ask.number(row);
        HeldDossier dossier = new HeldDossier(number, RECEIVED);
        dossier.take(row, false, payloads);
        dossiers.put(number, dossier);
        statuses[dossier.status()]++;
        creates++;
    }

    void update(JsonNode row) {
        HeldDossier dossier = dossiers.get(Ask.number(row));
        statuses[dossier.status()]--;
        if (dossier.take(row, true, payloads)) {
            duplicateDossierCalls++;
        }
        statuses[dossier.status()]++;
        updates++;
    }

    /** A CreateDossier of the six-step protocol: it has no status of its own, and comes with a reception. */
    void createIssued(JsonNode row) {
        String number = Ask.number(row);
        HeldDossier dossier = new HeldDossier(number, RECEIVED);
        dossier.takeIssued(row, payloads);
        dossiers.put(number, dossier);
        statuses[RECEIVED]++;
        creates++;
    }

    void turnIssued(JsonNode row) {
        HeldDossier dossier = dossiers.get(Ask.number(row));
        statuses[dossier.status()]--;
        if (dossier.turn(row)) {
            duplicateDossierCalls++;
        }
        statuses[dossier.status()]++;
        updates++;
    }

    void stepIssued(JsonNode row, long seq) {
        step(row, PortalTime.digits(row.path("ThoiDiemXuLy").asText()), seq);
    }

    /** True when it was held already. */
    boolean step(JsonNode row, long seq) {
        return step(row, row.path("ThoiDiemXuLy").asText(), seq);
    }

    private boolean step(JsonNode row, String at, long seq) {
        HeldDossier dossier = dossiers.get(Ask.number(row));
        SandboxStep step = new SandboxStep(
                at,
                payloads.shared(row.path("TrangThai").asText()),
                payloads.shared(row.path("NoiDungXuLy").asText()),
                seq,
                false);
        boolean repeat = dossier.holds(step);
        if (repeat && habit == DuplicateSteps.RECOGNISED) {
            recognisedSteps++;
            return true;
        }
        dossier.add(repeat ? new SandboxStep(step.at(), step.status(), step.text(), seq, true) : step);
        duplicateSteps += repeat ? 1 : 0;
        steps++;
        return repeat;
    }

    /** It is no longer counted either: the sums of a report stay true. */
    void forget(String number) {
        HeldDossier lost = dossiers.remove(number);
        if (lost == null) {
            return;
        }
        statuses[lost.status()]--;
        if (creates > 0) {
            creates--;
        } else {
            existing--;
        }
    }

    void alter(String number, byte status) {
        HeldDossier dossier = dossiers.get(number);
        if (dossier != null) {
            statuses[dossier.status()]--;
            dossier.alter(status);
            statuses[status]++;
        }
    }

    Map<String, Long> byStatus() {
        Map<String, Long> counts = new TreeMap<>();
        for (int status = 1; status < STATUSES; status++) {
            if (statuses[status] > 0) {
                counts.put(Integer.toString(status), statuses[status]);
            }
        }
        return counts;
    }

    void each(BiConsumer<String, HeldDossier> visitor) {
        dossiers.forEach(visitor);
    }
}
