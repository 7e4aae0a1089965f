package vn.lienthong.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxApplied;
import vn.lienthong.sandbox.SandboxCall;

/** Notes all that takes effect at the portal, and which answers nobody can have written down. */
final class Watch {
    private static final int REMEMBERED = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sandbox portal;
    private final Clock machine;
    private final List<Noted> noted = new ArrayList<>();
    private final LostAnswers lost = new LostAnswers();

    /**
     * What took effect.
     *
     * @param at by the portal's clock
     * @param seenAt by the machine's, in milliseconds
     */
    record Noted(Effect effect, Instant at, long seenAt) {}

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

    /** @param alive as {@link LostAnswers#killed} has it */
    void killed(Instant at, Instant alive) {
        lost.killed(at, alive);
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
        return lost.judge(since(0));
    }

    /** The portal remembers so many calls only: ask at least that often. */
    void noteLostAnswers() {
        portal.calls(REMEMBERED).stream()
                .filter(call -> !call.fault().isEmpty())
                .map(SandboxCall::seq)
                .forEach(lost::dropped);
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
