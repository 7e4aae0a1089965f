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
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import vn.lienthong.bench.Finding.Kind;
import vn.lienthong.sandbox.Sandbox;

/** What every proof has: a portal that is watched, three sources at work, hubs that come and go in one folder, and the checker. */
final class Scene implements AutoCloseable {
    static final List<String> AGENCIES = List.of("H60", "H56", "H48");
    static final List<String> SOURCES =
            AGENCIES.stream().map(agency -> "bench-" + agency.toLowerCase()).toList();
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration QUIET = Duration.ofMillis(700);

    final Sandbox portal;
    final Watch watch;
    final Path folder;
    private final Kit kit;
    private final Clock clock;
    private final List<Sender> senders = new ArrayList<>();
    private final AtomicReference<URI> hub = new AtomicReference<>();
    private int hubs;

    Scene(Path folder, Kit kit, Sandbox portal, Clock clock) {
        this.folder = folder;
        this.kit = kit;
        this.portal = portal;
        this.clock = clock;
        this.watch = new Watch(portal, clock);
    }

    /** What the ground needs to know of this scene. */
    GroundPlan plan(Map<String, String> settings, boolean impatient, boolean killPoints) {
        return new GroundPlan(portal.uri(), SOURCES, AGENCIES, settings, impatient, killPoints);
    }

    /** The sources begin to speak; nobody hears them yet. */
    void engage(Map<String, String> keys, Load load, Random random) {
        for (int i = 0; i < SOURCES.size(); i++) {
            List<List<Said>> script = Script.draw(random.nextLong(), AGENCIES.get(i), load.dossiers());
            String code = SOURCES.get(i);
            double perSecond = load.perSecond() / SOURCES.size();
            senders.add(new Sender(code, keys.get(code), script, perSecond, random.nextLong(), clock, hub));
        }
        senders.forEach(Thread::start);
    }

    /** A hub that is starting; {@link #opened} tells the sources of it. */
    HubChild start(List<String> jvm) throws IOException {
        return HubChild.start(kit, folder, ++hubs, jvm);
    }

    HubChild open(List<String> jvm) throws IOException, InterruptedException {
        HubChild child = start(jvm);
        opened(child.awaitOpen(START));
        return child;
    }

    void opened(URI address) {
        hub.set(address);
    }

    /** @param moved until when nothing in the hub was held up on purpose */
    Kill kill(HubChild child, String where, Instant moved) throws InterruptedException {
        Kill kill = new Kill(where, portal.open(), postsOpen());
        Instant heard = heard();
        child.kill();
        watch.killed(clock.instant(), heard.isBefore(moved) ? heard : moved);
        hub.set(null);
        return kill;
    }

    /** When the last POST that was acknowledged had begun. */
    Instant heard() {
        return Instant.ofEpochMilli(
                senders.stream().mapToLong(Sender::heardSince).max().orElse(0));
    }

    int postsOpen() {
        return (int) senders.stream().filter(Sender::isOpen).count();
    }

    boolean isAllSaid() {
        return senders.stream().allMatch(Sender::isDone);
    }

    List<Sender> senders() {
        return List.copyOf(senders);
    }

    List<Sent> sent() {
        return senders.stream().flatMap(sender -> sender.sent().stream()).toList();
    }

    int acknowledged() {
        return (int) sent().stream().filter(Sent::acknowledged).count();
    }

    List<Finding> check() {
        return new Checker(sent(), watch.effects(), watch.held()).check();
    }

    /** Until nothing is missing and nothing has come for a while; or until there is no more patience. */
    List<Finding> awaitEnd(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        int seen = -1;
        while (System.nanoTime() < end) {
            boolean isQuiet = seen == watch.count() && portal.open() == 0;
            seen = watch.count();
            watch.noteLostAnswers();
            if (isQuiet && isAllSaid()) {
                List<Finding> findings = check();
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

    @Override
    public void close() {
        senders.forEach(Sender::end);
        portal.close();
    }
}
