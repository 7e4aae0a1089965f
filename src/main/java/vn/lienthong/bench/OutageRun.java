package vn.lienthong.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** The portal closes every connection for a while, under load that goes on; then it is back, and the hub catches up. */
public final class OutageRun {
    private static final int BEFORE_SECONDS = 3;
    private static final int LOOK_MILLIS = 100;

    private final OutageSettings settings;
    private final Scene scene;
    private final Clock clock;
    private final CallRate rate;

    private OutageRun(OutageSettings settings, Scene scene, Clock clock) {
        this.settings = settings;
        this.scene = scene;
        this.clock = clock;
        this.rate = new CallRate(scene.portal);
    }

    /** @param folder empty; the hub leaves its data and output there */
    public static OutageResult make(Path folder, OutageSettings settings, Ground ground, Kit kit, Clock clock)
            throws IOException, InterruptedException {
        Sandbox portal = Sandbox.start(SandboxSettings.defaults().withSeed(settings.seed()));
        try (Scene scene = new Scene(folder, kit, portal, clock)) {
            return new OutageRun(settings, scene, clock).make(ground);
        }
    }

    static Map<String, String> lines(OutageSettings settings) {
        return Map.of(
                "portal.calls-per-second", String.valueOf(settings.cap()),
                "portal.batch", String.valueOf(settings.batch()));
    }

    private OutageResult make(Ground ground) throws IOException, InterruptedException {
        Instant begun = clock.instant();
        Map<String, String> keys =
                ground.prepare(scene.folder, scene.plan(lines(settings), settings.impatient(), false));
        try (HubChild hub = scene.open(List.of())) {
            double seconds = BEFORE_SECONDS + settings.outage().toMillis() / 1000.0 + afterwards();
            scene.engage(keys, Load.lasting(seconds, settings.perSecond()), new Random(settings.seed()));
            look(Duration.ofSeconds(BEFORE_SECONDS));
            int before = scene.acknowledged();
            scene.portal.set(Fault.DOWN_SECONDS, (int) settings.outage().toSeconds());
            look(settings.outage());
            Instant back = clock.instant();
            int during = scene.acknowledged() - before;
            int effects = scene.watch.count();
            Backlog backlog = new Backlog(scene.sent(), scene.watch);
            Instant caughtUp = awaitGone(backlog);
            List<Finding> findings = scene.awaitEnd(settings.most());
            return new OutageResult(
                    settings.seed(),
                    settings.outage(),
                    scene.acknowledged(),
                    during,
                    backlog.size(),
                    Duration.between(back, firstAfter(effects, back)),
                    Duration.between(back, caughtUp),
                    settings.cap(),
                    rate.most(1000),
                    rate.most(5000),
                    Duration.between(begun, clock.instant()),
                    Findings.of(findings));
        }
    }

    /** The load goes on for about as long as a hub that waits as shipped may need to feel the portal and to catch up. */
    private double afterwards() {
        return settings.impatient() ? 5 : 10 + settings.outage().toSeconds() * 1.2;
    }

    private Instant firstAfter(int effects, Instant otherwise) {
        List<Watch.Noted> later = scene.watch.since(effects);
        return later.isEmpty() ? otherwise : later.get(0).at();
    }

    private void look(Duration time) throws InterruptedException {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            rate.look();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private Instant awaitGone(Backlog backlog) throws InterruptedException {
        Instant end = clock.instant().plus(settings.most());
        while (!backlog.isGone() && clock.instant().isBefore(end)) {
            rate.look();
            scene.watch.noteLostAnswers();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return clock.instant();
    }
}
