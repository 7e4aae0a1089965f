package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import vn.lienthong.sandbox.HeldDossier.Kind;
import vn.lienthong.sandbox.Outcome.Done;
import vn.lienthong.sandbox.Outcome.Refused;
import vn.lienthong.sandbox.Sessions.Session;

/** The portal without its network: what a call means and what is held. One lock around everything; nothing survives the process. */
final class StandIn {
    private final Clock clock;
    private final Sessions sessions;
    private final Holdings held;
    private final Judge judge;
    private final Published published;
    private final SixSteps sixSteps;
    private final Tally tally = new Tally();
    private final CallLog log = new CallLog();
    private Consumer<SandboxApplied> watcher;

    StandIn(SandboxSettings settings, Faults faults, Clock clock) {
        this.clock = clock;
        sessions = new Sessions(settings, clock);
        held = new Holdings(settings);
        judge = new Judge(settings, faults, held, tally);
        published = new Published(settings.catalogue());
        sixSteps = new SixSteps(settings, sessions, held, judge, tally, clock);
    }

    /** A call has arrived; its sequence number is the order of arrival, whatever happens to it next. */
    synchronized long arrive(Visit visit) {
        long seq = log.next();
        String service = knownService(visit.service());
        tally.calls++;
        Tally.count(tally.services, service);
        Instant now = Instant.ofEpochMilli(clock.millis());
        log.add(new SandboxCall(seq, now, service, visit.agency(), visit.items(), "IN_FLIGHT", "", "", ""));
        return seq;
    }

    /** A fault kept the call from being applied. */
    synchronized void faulted(long seq, String fault) {
        tally.faulted++;
        Tally.count(tally.faults, fault);
        log.change(seq, call -> call.ended("FAULT", fault, ""));
    }

    /** A fault struck a call that was applied. */
    synchronized void struck(long seq, String fault) {
        Tally.count(tally.faults, fault);
        log.change(seq, call -> call.answerLost(fault));
    }

    /** A fault closed the connection before there was a call. */
    synchronized void neverArrived(String fault) {
        Tally.count(tally.faults, fault);
    }

    synchronized Outcome refuse(Refusal reason, long seq) {
        return ended(Refused.because(reason, ""), seq);
    }

    /** Applies a call: all of it or nothing. */
    synchronized Outcome apply(Ask ask, long seq) {
        if (!ask.trouble().isEmpty()) {
            return ended(new Refused(Refusal.ENVELOPE, ask.trouble(), ask.trouble()), seq);
        }
        return ended(ask.door() == Door.LOGIN ? login(ask) : serve(ask, seq), seq);
    }

    /** The same for the six-step protocol. */
    synchronized Outcome apply(SixStepAsk ask, long seq) {
        return ended(sixSteps.apply(ask, seq), seq);
    }

    private Outcome ended(Outcome outcome, long seq) {
        outcome.fold(
                done -> {
                    tally.ok++;
                    log.change(seq, call -> call.ended("OK", "", ""));
                    return outcome;
                },
                refused -> {
                    tally.refusals++;
                    Tally.count(tally.reasons, refused.reason().name());
                    log.change(
                            seq, call -> call.ended("REFUSED", refused.reason().name(), refused.detail()));
                    return outcome;
                });
        return outcome;
    }

    private Outcome login(Ask ask) {
        Optional<String> session = sessions.login(ask.text("username"), ask.text("password"));
        tally.logins += session.isPresent() ? 1 : 0;
        return session.<Outcome>map(name -> new Done(JsonNodeFactory.instance
                        .objectNode()
                        .put("session", name)
                        .put("message", "OK")))
                .orElseGet(() -> Refused.because(Refusal.LOGIN, ""));
    }

    private Outcome serve(Ask ask, long seq) {
        Optional<Service> service = Service.find(ask.service()).filter(s -> s.door == ask.door());
        if (service.isEmpty()) {
            return Refused.because(Refusal.SERVICE, "");
        }
        Optional<Session> session = sessions.find(ask.text("session"));
        if (session.isEmpty()) {
            return Refused.because(Refusal.SESSION, "");
        }
        if (!session.get().isFor(ask.text("madonvi"))) {
            return new Refused(Refusal.AGENCY, "madonvi không phải của phiên đăng nhập", "madonvi trong phong bì");
        }
        Optional<Refused> misshapen = judge.envelope(ask, service.get());
        return misshapen.isPresent() ? misshapen.get() : serve(service.get(), ask, session.get(), seq);
    }

    private Outcome serve(Service service, Ask ask, Session session, long seq) {
        return switch (service) {
            case DOSSIERS, STEPS -> write(service, ask, session, seq);
            case LOOK_UP -> lookUp(ask, session, seq);
            case PROCEDURE -> result(published.procedure(ask.text("maTTHC")));
            case PROCEDURES -> result(published.procedures());
            case AGENCIES -> result(published.agencies());
            case SECTORS -> result(published.sectors());
        };
    }

    private Outcome write(Service service, Ask ask, Session session, long seq) {
        Optional<Refused> wrong = judge.records(ask, service, session);
        Kind kind = service == Service.STEPS ? Kind.STEPS : ask.updating() ? Kind.UPDATE : Kind.CREATE;
        if (wrong.isEmpty()) {
            ask.data().forEach(row -> apply(kind, row, seq));
        }
        for (JsonNode row : ask.data()) {
            touch(Ask.number(row), seq, kind, wrong.isPresent());
        }
        return wrong.<Outcome>map(refused -> refused).orElseGet(() -> written(service));
    }

    private void apply(Kind kind, JsonNode row, long seq) {
        boolean repeat = false;
        if (kind == Kind.STEPS) {
            repeat = held.step(row, seq);
        } else if (kind == Kind.UPDATE) {
            held.update(row);
        } else {
            held.create(row);
        }
        if (watcher != null) {
            Instant now = Instant.ofEpochMilli(clock.millis());
            watcher.accept(new SandboxApplied(seq, now, kind.name(), Ask.number(row), repeat, row.toString()));
        }
    }

    synchronized void watch(Consumer<SandboxApplied> told) {
        watcher = told;
    }

    private static Done written(Service service) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        if (service == Service.STEPS) {
            return new Done(rest.put("message", "Cập nhật tiến độ thành công"));
        }
        rest.put("message", "Đồng bộ hồ sơ thành công").putArray("result");
        return new Done(rest);
    }

    private Outcome lookUp(Ask ask, Session session, long seq) {
        String number = ask.text("mahoso");
        boolean allowed = session.mayWrite(number);
        touch(number, seq, Kind.LOOKUP, !allowed);
        if (!allowed) {
            return Refused.because(Refusal.AGENCY, number);
        }
        tally.lookups++;
        var result = JsonNodeFactory.instance.arrayNode();
        held.find(number).ifPresent(dossier -> result.add(dossier.lookedUp()));
        return result(result);
    }

    private static Done result(JsonNode result) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode().put("message", "");
        rest.set("result", result);
        return new Done(rest);
    }

    private void touch(String number, long seq, Kind kind, boolean refused) {
        held.find(number).ifPresent(dossier -> dossier.touch(seq, clock.millis(), kind, refused));
    }

    synchronized SandboxReport report(int parked) {
        return tally.report(held, parked, sessions.count());
    }

    synchronized List<SandboxCall> calls(int last) {
        return log.last(last);
    }

    synchronized Optional<SandboxDossier> find(String number) {
        return held.find(number).map(HeldDossier::shown);
    }

    synchronized Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        held.each((number, dossier) -> statuses.put(number, Byte.toString(dossier.status())));
        return statuses;
    }

    synchronized void forget(Collection<String> numbers) {
        numbers.forEach(held::forget);
    }

    synchronized void alter(String number, int status) {
        held.alter(number, (byte) status);
    }

    synchronized void expireSessions() {
        sessions.expireAll();
    }

    // What a caller calls a service is its own text: only known names are counted under their name.
    private static String knownService(String name) {
        boolean known = name.equals(Service.LOGIN)
                || Service.find(name).isPresent()
                || Arrays.stream(SixStep.values()).anyMatch(step -> step.wireName.equals(name));
        return known ? name : "?";
    }
}
