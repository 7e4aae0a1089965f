package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;

/**
 * One run: sources at work, the portal misbehaving, hubs killed one after the other at moments drawn by chance or at a point
 * around something durable; then the portal is well, all must end, and the checker says what is at the portal. Odd seeds have a
 * portal that recognises repeated steps, the others one that keeps them.
 */
public final class FaultsRun {
    private static final long START_MILLIS = 120_000;

    private final long seed;
    private final FaultsSettings settings;
    private final Clock clock;
    private final Random random;
    private final Scene scene;
    private final List<Kill> kills = new ArrayList<>();

    private FaultsRun(long seed, FaultsSettings settings, Clock clock, Scene scene) {
        this.seed = seed;
        this.settings = settings;
        this.clock = clock;
        this.random = new Random(seed);
        this.scene = scene;
    }

    /** @param folder empty; hubs leave their data and output there */
    public static FaultsResult make(
            Path folder, long seed, FaultsSettings settings, Ground ground, Kit kit, Clock clock)
            throws IOException, InterruptedException {
        Sandbox portal = Sandbox.start(SandboxSettings.defaults()
                .withSeed(seed)
                .withDuplicateSteps(seed % 2 == 0 ? DuplicateSteps.KEPT : DuplicateSteps.RECOGNISED));
        try (Scene scene = new Scene(folder, kit, portal, clock)) {
            return new FaultsRun(seed, settings, clock, scene).make(ground);
        }
    }

    private FaultsResult make(Ground ground) throws IOException, InterruptedException {
        long begun = clock.millis();
        scene.engage(
                ground.prepare(scene.folder, scene.plan(Map.of(), true, true)),
                new Load(settings.dossiers(), 0),
                random);
        Trouble trouble = new Trouble(scene.portal, random.nextLong());
        trouble.start();
        while (kills.size() < settings.kills()) {
            kills.add(liveAndDie(Death.draw(random, (int) settings.longestLife().toMillis())));
        }
        List<Finding> findings;
        try (HubChild last = scene.open(List.of())) {
            TimeUnit.MILLISECONDS.sleep(
                    random.nextInt((int) settings.longestLife().toMillis()));
            trouble.end();
            findings = scene.awaitEnd(settings.most());
        }
        return result(findings, Duration.ofMillis(clock.millis() - begun));
    }

    private Kill liveAndDie(Death death) throws IOException, InterruptedException {
        HubChild child = scene.start(death.jvm());
        long end = clock.millis() + (death.inStart() ? death.millis() : START_MILLIS);
        boolean isOpen = false;
        boolean isReached = false;
        Instant moved = clock.instant();
        while (!isReached && clock.millis() < end) {
            moved = clock.instant();
            isReached = child.hasReached(death.point());
            Optional<URI> address = isOpen ? Optional.empty() : child.address();
            if (address.isPresent()) {
                isOpen = true;
                scene.opened(address.get());
                end = death.inStart() ? end : clock.millis() + death.millis();
            }
            expectAlive(child);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        if (!isOpen && !isReached && !death.inStart()) {
            throw new IllegalStateException("Expected the hub to open; its output is in " + scene.folder);
        }
        return scene.kill(child, death.name(isReached), moved);
    }

    private void expectAlive(HubChild child) {
        if (!child.isAlive()) {
            throw new IllegalStateException(
                    "Expected a hub that lives until it is killed, but it ended; its output is in " + scene.folder);
        }
    }

    private FaultsResult result(List<Finding> findings, Duration took) {
        List<Effect> effects = scene.watch.effects();
        return new FaultsResult(
                seed,
                kills,
                scene.acknowledged(),
                effects.size(),
                (int) effects.stream().filter(Effect::isUnknown).count(),
                took,
                Findings.of(findings));
    }
}
