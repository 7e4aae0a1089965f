package vn.lienthong.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
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
    /** An answer that a hub got so shortly before its last sign of life may not have been written down. */
    private static final Duration SHORTLY = Duration.ofSeconds(2);

    private static final int REMEMBERED = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox portal;
    private final Clock machine;
    private final List<Noted> noted = new ArrayList<>();
    private final List<Killed> kills = new ArrayList<>();
    private final Set<Long> lost = ConcurrentHashMap.newKeySet();

    /**
     * What took effect.
     *
     * @param at by the portal's clock
     * @param seenAt by the machine's, in milliseconds
     */
    record Noted(Effect effect, Instant at, long seenAt) {}

    private record Killed(Instant at, Instant alive) {}

    Watch(Sandbox portal, Clock machine) {
        this.portal = portal;
        this.machine = machine;
        portal.watch(this::note);
    }

    private void note(SandboxApplied one) {
        JsonNode record = read(one.record());
        boolean isStep = "STEPS".equals(one.kind());
        int nth = isStep
                ? Spelling.nthByTime(record.path("ThoiDiemXuLy").asText())
                : Spelling.nthByNote(record.path("GhiChu").asText());
        int status = record.path(isStep ? "TrangThai" : "TrangThaiHoSo").asInt();
        keep(new Noted(new Effect(one.call(), isStep, one.number(), nth, status, false), one.at(), machine.millis()));
    }

    private synchronized void keep(Noted one) {
        noted.add(one);
    }

    /**
     * @param alive since when a source waited for an answer, or since when a thread may have been held up: what the portal answered
     *     after that may have found nobody who could write it down, on a machine that is busy with other things
     */
    synchronized void killed(Instant at, Instant alive) {
        kills.add(new Killed(at, alive.isBefore(at) ? alive : at));
    }

    synchronized int count() {
        return noted.size();
    }

    /** From the n-th on. */
    synchronized List<Noted> since(int nth) {
        return List.copyOf(noted.subList(nth, noted.size()));
    }

    List<Effect> effects() {
        noteLostAnswers();
        synchronized (this) {
            return noted.stream().map(this::judged).collect(Collectors.toList());
        }
    }

    /** The portal remembers so many calls only: ask at least that often. */
    void noteLostAnswers() {
        portal.calls(REMEMBERED).stream()
                .filter(call -> !call.fault().isEmpty())
                .map(SandboxCall::seq)
                .forEach(lost::add);
    }

    private Effect judged(Noted one) {
        return isUnknown(one) ? one.effect().ofUnknownOutcome() : one.effect();
    }

    private boolean isUnknown(Noted one) {
        return lost.contains(one.effect().call())
                || kills.stream()
                        .anyMatch(kill -> !kill.at().isBefore(one.at())
                                && Duration.between(one.at(), kill.alive()).compareTo(SHORTLY) < 0);
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
