package vn.lienthong.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** A hub lives for days of its own clock, under a steady load, with a portal whose sessions expire: memory and latency stay flat. */
public final class SoakRun {
    private static final String CLOCK_FILE = "clock";
    private static final Duration MOST = Duration.ofMinutes(2);

    private final SoakSettings settings;
    private final Scene scene;
    private final Clock clock;
    private final Map<String, Long> sentAt = new HashMap<>();
    private final List<SoakPart> parts = new ArrayList<>();

    private SoakRun(SoakSettings settings, Scene scene, Clock clock) {
        this.settings = settings;
        this.scene = scene;
        this.clock = clock;
    }

    /** @param folder empty; the hub leaves its data and output there */
    public static SoakResult make(Path folder, SoakSettings settings, Ground ground, Kit kit, Clock clock)
            throws IOException, InterruptedException {
        Path file = folder.resolve(CLOCK_FILE);
        SteeredClock.steer(file, clock.instant(), settings.factor(), Duration.ZERO);
        Sandbox portal = Sandbox.start(
                SandboxSettings.defaults().withSeed(settings.seed()).withKeepPayloadsBelow(0),
                SteeredClock.of(file, clock));
        try (Scene scene = new Scene(folder, kit, portal, clock)) {
            return new SoakRun(settings, scene, clock).make(ground, file);
        }
    }

    private SoakResult make(Ground ground, Path clockFile) throws IOException, InterruptedException {
        Instant begun = clock.instant();
        // By the hub's clock: an answer must not be given up, nor its dossiers freed, within moments.
        Map<String, String> patient = Map.of("portal.timeout-seconds", "3600");
        Map<String, String> keys = ground.prepare(scene.folder, scene.plan(patient, true, false));
        String property = "-D" + HardshipRun.CLOCK + "=" + clockFile.toAbsolutePath();
        try (HubChild hub = scene.open(List.of(property))) {
            double seconds = settings.real().toMillis() / 1000.0;
            scene.engage(keys, Load.lasting(seconds, settings.perSecond()), new Random(settings.seed()));
            for (int part = 0; part < settings.parts(); part++) {
                parts.add(live(hub));
            }
            List<Finding> findings = scene.awaitEnd(MOST);
            return new SoakResult(
                    settings.days(),
                    scene.acknowledged(),
                    parts,
                    Duration.between(begun, clock.instant()),
                    Findings.of(findings));
        }
    }

    private SoakPart live(HubChild hub) throws IOException, InterruptedException {
        int from = scene.watch.count();
        long end = System.nanoTime() + settings.real().toNanos() / settings.parts();
        while (System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(200);
            scene.watch.noteLostAnswers();
        }
        List<Long> latencies = latencies(scene.watch.since(from));
        return new SoakPart(HeapLook.used(hub.pid()), at(latencies, 0.5), at(latencies, 0.99), latencies.size());
    }

    /** Of what took effect: by the machine's clock, since the portal tells the time of its own. */
    private List<Long> latencies(List<Watch.Noted> noted) {
        scene.senders().forEach(sender -> sender.eachSent((said, at) -> sentAt.putIfAbsent(name(said), at)));
        return noted.stream()
                .filter(one -> !one.effect().isStep())
                .map(one -> {
                    Long at = sentAt.get(
                            one.effect().dossier() + " " + one.effect().nth());
                    return at == null ? -1L : one.seenAt() - at;
                })
                .filter(millis -> millis >= 0)
                .sorted()
                .toList();
    }

    private static String name(Said said) {
        return said.dossier() + " " + said.nth();
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share)));
    }
}
