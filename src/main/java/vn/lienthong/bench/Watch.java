package vn.lienthong.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxApplied;
import vn.lienthong.sandbox.SandboxCall;

/** Notes all that takes effect at the portal, and when hubs were killed. */
final class Watch {
    /** An answer that a hub got so shortly before it was killed may not have been written down. */
    private static final Duration SHORTLY = Duration.ofSeconds(3);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox portal;
    private final List<SandboxApplied> applied = new ArrayList<>();
    private final List<Instant> kills = new ArrayList<>();
    private final Set<Long> lost = ConcurrentHashMap.newKeySet();

    Watch(Sandbox portal) {
        this.portal = portal;
        portal.watch(this::note);
    }

    private synchronized void note(SandboxApplied one) {
        applied.add(one);
    }

    synchronized void killed(Instant at) {
        kills.add(at);
    }

    synchronized int count() {
        return applied.size();
    }

    List<Effect> effects() {
        portal.calls(10_000).stream()
                .filter(call -> !call.fault().isEmpty())
                .map(SandboxCall::seq)
                .forEach(lost::add);
        synchronized (this) {
            return applied.stream().map(this::effect).collect(Collectors.toList());
        }
    }

    private Effect effect(SandboxApplied one) {
        JsonNode record = read(one.record());
        boolean isStep = "STEPS".equals(one.kind());
        int nth = isStep
                ? Spelling.nthByTime(record.path("ThoiDiemXuLy").asText())
                : Spelling.nthByNote(record.path("GhiChu").asText());
        int status = record.path(isStep ? "TrangThai" : "TrangThaiHoSo").asInt();
        return new Effect(one.call(), isStep, one.number(), nth, status, isUnknown(one));
    }

    private boolean isUnknown(SandboxApplied one) {
        return lost.contains(one.call())
                || kills.stream()
                        .anyMatch(kill -> !kill.isBefore(one.at())
                                && Duration.between(one.at(), kill).compareTo(SHORTLY) < 0);
    }

    Map<String, String> held() {
        return portal.statuses();
    }

    private static JsonNode read(String record) {
        try {
            return JSON.readTree(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a record as JSON, as the sandbox got it", e);
        }
    }
}
