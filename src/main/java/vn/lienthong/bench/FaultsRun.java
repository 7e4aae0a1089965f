package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import vn.lienthong.bench.Finding.Kind;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;

/**
 * One run: sources at work, the portal misbehaving, one to three kills at moments drawn by chance; then the portal is well, all
 * must end, and the checker says what is at the portal. Odd seeds have a portal that recognises repeated steps.
 */
public final class FaultsRun implements AutoCloseable {
    private static final List<String> AGENCIES = List.of("H60", "H56", "H48");
    private static final Duration START = Duration.ofSeconds(120);
    private static final int MOST_KILLS = 3;
    /** Now and then a hub is killed before it is open. */
    private static final int IN_START_PERCENT = 15;

    private static final int LATEST_KILL_MILLIS = 6000;
    private static final Duration QUIET = Duration.ofMillis(1500);

    private final Path folder;
    private final long seed;
    private final FaultsSettings settings;
    private final Clock clock;
    private final Random random;
    private final Sandbox portal;
    private final Watch watch;
    private final List<Sender> senders = new ArrayList<>();
    private final AtomicReference<URI> hub = new AtomicReference<>();
    private final List<Integer> openAtKill = new ArrayList<>();
    private int hubs;

    private FaultsRun(Path folder, long seed, FaultsSettings settings, Clock clock) {
        this.folder = folder;
        this.seed = seed;
        this.settings = settings;
        this.clock = clock;
        this.random = new Random(seed);
        this.portal = Sandbox.start(SandboxSettings.defaults()
                .withSeed(seed)
                .withDuplicateSteps(seed % 2 == 0 ? DuplicateSteps.KEPT : DuplicateSteps.RECOGNISED));
        this.watch = new Watch(portal);
    }

    /** @param folder empty; hubs leave their data and output there */
    public static FaultsResult make(Path folder, long seed, FaultsSettings settings, Ground ground, Clock clock)
            throws IOException, InterruptedException {
        try (FaultsRun run = new FaultsRun(folder, seed, settings, clock)) {
            return run.make(ground);
        }
    }

    private FaultsResult make(Ground ground) throws IOException, InterruptedException {
        long begun = clock.millis();
        engage(ground);
        Trouble trouble = new Trouble(portal, random.nextLong());
        trouble.start();
        int kills = 1 + random.nextInt(MOST_KILLS);
        for (int i = 0; i < kills; i++) {
            liveAndDie();
        }
        List<Finding> findings;
        try (HubChild last = open()) {
            TimeUnit.MILLISECONDS.sleep(1000 + random.nextInt(3000));
            trouble.end();
            findings = awaitEnd();
        }
        return result(findings, Duration.ofMillis(clock.millis() - begun));
    }

    private void engage(Ground ground) throws IOException {
        List<String> sources =
                AGENCIES.stream().map(agency -> "bench-" + agency.toLowerCase()).toList();
        Map<String, String> keys = ground.prepare(folder, portal.uri(), sources, AGENCIES);
        for (int i = 0; i < sources.size(); i++) {
            List<List<Said>> script = Script.draw(random.nextLong(), AGENCIES.get(i), settings.dossiers());
            String code = sources.get(i);
            senders.add(new Sender(code, keys.get(code), script, random.nextLong(), hub));
        }
        senders.forEach(Thread::start);
    }

    private HubChild open() throws IOException, InterruptedException {
        HubChild child = HubChild.start(folder, ++hubs);
        hub.set(child.awaitOpen(START));
        return child;
    }

    private void liveAndDie() throws IOException, InterruptedException {
        boolean inStart = random.nextInt(100) < IN_START_PERCENT;
        int millis = random.nextInt(LATEST_KILL_MILLIS);
        HubChild child = HubChild.start(folder, ++hubs);
        if (!inStart) {
            hub.set(child.awaitOpen(START));
        }
        TimeUnit.MILLISECONDS.sleep(millis);
        long posts = senders.stream().filter(Sender::isOpen).count();
        openAtKill.add(portal.open() + (int) posts);
        child.kill();
        watch.killed(clock.instant());
        hub.set(null);
    }

    /** Until nothing is missing and nothing has come for a while; or until there is no more patience. */
    private List<Finding> awaitEnd() throws InterruptedException {
        long end = System.nanoTime() + settings.most().toNanos();
        List<Finding> findings = List.of();
        int seen = -1;
        while (System.nanoTime() < end) {
            boolean isQuiet = seen == watch.count() && portal.open() == 0;
            seen = watch.count();
            if (isQuiet && senders.stream().allMatch(Sender::isDone)) {
                findings = check();
                if (findings.stream().noneMatch(finding -> finding.kind() == Kind.LOST)) {
                    return findings;
                }
            }
            TimeUnit.MILLISECONDS.sleep(QUIET.toMillis());
        }
        return stuck();
    }

    private List<Finding> stuck() {
        List<Finding> findings = new ArrayList<>(check());
        senders.stream()
                .filter(sender -> !sender.isDone())
                .forEach(sender ->
                        findings.add(new Finding(Kind.LOST, sender.getName(), "its batch is not acknowledged")));
        if (findings.isEmpty()) {
            findings.add(new Finding(Kind.DUPLICATED, "", "calls go on though nothing is missing"));
        }
        return findings;
    }

    private List<Finding> check() {
        return new Checker(sent(), watch.effects(), watch.held()).check();
    }

    private List<Sent> sent() {
        return senders.stream().flatMap(sender -> sender.sent().stream()).toList();
    }

    private FaultsResult result(List<Finding> findings, Duration took) {
        List<Effect> effects = watch.effects();
        return new FaultsResult(
                seed,
                openAtKill,
                (int) sent().stream().filter(Sent::acknowledged).count(),
                effects.size(),
                (int) effects.stream().filter(Effect::isUnknown).count(),
                took,
                findings.stream().map(Finding::toString).toList(),
                count(findings, Kind.LOST),
                count(findings, Kind.DUPLICATED),
                count(findings, Kind.MISORDERED),
                count(findings, Kind.STALE) + count(findings, Kind.INVENTED));
    }

    private static int count(List<Finding> findings, Kind kind) {
        return (int) findings.stream().filter(finding -> finding.kind() == kind).count();
    }

    @Override
    public void close() {
        senders.forEach(Sender::end);
        portal.close();
    }
}
