package vn.lienthong.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/**
 * An outage in simulated time, of a day for instance: journal, ledger, portal room and the protocol are the real ones, in one
 * thread; only time is not. Sources send at a steady rate before, during and after it.
 */
public final class OutageDay {
    private static final Duration BEFORE = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofMinutes(10);
    private static final int LOOK_EVERY = 500;

    private final OutageSettings settings;
    private final Clock real;
    private final SteppedClock clock;
    private final Instant begun;
    private final Sandbox portal;
    private final Watch watch;
    private final CallRate rate;
    private final List<Sent> sent = new ArrayList<>();
    private final List<List<List<Said>>> scripts = new ArrayList<>();
    private final int[] next = new int[Scene.SOURCES.size()];
    private Instant due;
    private int calls;

    private OutageDay(OutageSettings settings, Clock real) {
        this.settings = settings;
        this.real = real;
        this.begun = real.instant();
        this.due = begun;
        this.clock = new SteppedClock(begun);
        this.portal = Sandbox.start(
                SandboxSettings.defaults().withSeed(settings.seed()).withKeepPayloadsBelow(0), clock);
        this.watch = new Watch(portal, real);
        this.rate = new CallRate(portal);
    }

    /** @param folder empty; the stores stay there */
    public static OutageResult make(Path folder, OutageSettings settings, Ground ground, QuietHubs hubs, Clock real)
            throws IOException {
        OutageDay day = new OutageDay(settings, real);
        try {
            ground.prepare(
                    folder,
                    new GroundPlan(
                            day.portal.uri(),
                            Scene.SOURCES,
                            Scene.AGENCIES,
                            OutageRun.lines(settings),
                            settings.impatient(),
                            false));
            try (QuietHub hub = hubs.open(folder, day.clock)) {
                return day.live(hub);
            }
        } finally {
            day.portal.close();
        }
    }

    private OutageResult live(QuietHub hub) {
        drawScripts();
        passUntil(hub, begun.plus(BEFORE));
        int before = sent.size();
        portal.set(Fault.DOWN_SECONDS, (int) settings.outage().toSeconds());
        Instant back = clock.instant().plus(settings.outage());
        passUntil(hub, back);
        int during = sent.size() - before;
        int effects = watch.count();
        Backlog backlog = new Backlog(sent, watch);
        Instant last = back.plus(settings.most());
        while (!backlog.isGone() && clock.instant().isBefore(last)) {
            passUntil(hub, clock.instant().plusSeconds(1));
        }
        Instant caughtUp = clock.instant();
        // What is in the scripts beyond this moment is never said.
        due = Instant.MAX;
        passUntil(hub, caughtUp.plus(QUIET));
        List<Watch.Noted> later = watch.since(effects);
        return new OutageResult(
                settings.seed(),
                settings.outage(),
                sent.size(),
                during,
                backlog.size(),
                Duration.between(back, later.isEmpty() ? caughtUp : later.get(0).at()),
                Duration.between(back, caughtUp),
                settings.cap(),
                rate.most(1000),
                rate.most(5000),
                Duration.between(begun, real.instant()),
                Findings.of(new Checker(sent, watch.effects(), watch.held()).check()));
    }

    private void drawScripts() {
        Random random = new Random(settings.seed());
        double seconds = BEFORE.toSeconds() + settings.outage().toSeconds() * 1.05 + 1200;
        Load load = Load.lasting(seconds, settings.perSecond());
        Scene.AGENCIES.forEach(agency -> scripts.add(Script.draw(random.nextLong(), agency, load.dossiers())));
    }

    /** Everything that happens until then, in the order of its time. */
    private void passUntil(QuietHub hub, Instant end) {
        Optional<Instant> event = Optional.of(clock.instant());
        while (event.isPresent()) {
            clock.moveTo(event.get());
            if (!due.isAfter(clock.instant())) {
                say(hub);
            }
            work(hub);
            event = nextEvent(hub).filter(at -> at.isBefore(end));
        }
        clock.moveTo(end);
        look();
    }

    private Optional<Instant> nextEvent(QuietHub hub) {
        Instant soonest = hub.nextDue().filter(at -> at.isBefore(due)).orElse(due);
        return soonest.equals(Instant.MAX)
                ? Optional.empty()
                : Optional.of(
                        soonest.isAfter(clock.instant())
                                ? soonest
                                : clock.instant().plusMillis(1));
    }

    private void work(QuietHub hub) {
        while (hub.work()) {
            if (++calls % LOOK_EVERY == 0) {
                look();
            }
        }
    }

    private void look() {
        rate.look();
        watch.noteLostAnswers();
    }

    /** One source after the other says its next batch; the next one is due when these records have had their time. */
    private void say(QuietHub hub) {
        int source = (int) (sent.size() % scripts.size());
        if (next[source] >= scripts.get(source).size()) {
            due = Instant.MAX;
            return;
        }
        List<Said> batch = scripts.get(source).get(next[source]++);
        hub.hear(
                Scene.SOURCES.get(source),
                batch.stream().map(Spelling::record).collect(Collectors.joining(",", "[", "]")));
        batch.forEach(said -> sent.add(new Sent(said, true)));
        due = due.plusNanos((long) (batch.size() / settings.perSecond() * 1e9));
    }
}
