package vn.lienthong.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import vn.lienthong.bench.BulkheadResult.Pair;
import vn.lienthong.bench.Freshness.Phase;
import vn.lienthong.sandbox.Fault;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/**
 * Three sources that behave and one that floods in every second phase. The first of the three shares its credential at the portal
 * with the one that floods. Phases without the flood, with it, and with the same flood sent to somebody else on this machine follow
 * each other in one run, so that the machine's moods hit all.
 */
public final class BulkheadRun implements AutoCloseable {
    private static final List<String> AGENCIES = List.of("H60", "H56", "H48");
    private static final String FLOODING = "bench-flood";
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final BulkheadSettings settings;
    private final Clock clock;
    private final Sandbox portal;
    private final Map<String, Steady> steady = new LinkedHashMap<>();
    private final Map<String, Freshness> bySource = new TreeMap<>();
    private final Freshness all = new Freshness();
    private final AtomicInteger applied = new AtomicInteger();

    private BulkheadRun(BulkheadSettings settings, Clock clock) {
        this.clock = clock;
        this.settings = settings;
        this.portal =
                Sandbox.start(SandboxSettings.defaults().withFault(Fault.LATENCY_MILLIS, settings.portalMillis()));
        portal.watch(one -> {
            applied.incrementAndGet();
            steady.values().forEach(source -> source.note(one));
        });
    }

    /** @param folder empty; the hub leaves its data and output there */
    public static BulkheadResult make(Path folder, long seed, BulkheadSettings settings, Ground ground, Clock clock)
            throws IOException, InterruptedException {
        try (BulkheadRun run = new BulkheadRun(settings, clock)) {
            return run.make(folder, seed, ground);
        }
    }

    private BulkheadResult make(Path folder, long seed, Ground ground) throws IOException, InterruptedException {
        List<String> sources = new ArrayList<>(List.of(FLOODING));
        AGENCIES.forEach(agency -> sources.add(source(agency)));
        Map<String, String> keys =
                ground.prepare(folder, new GroundPlan(portal.uri(), sources, AGENCIES, Map.of(), true, false));
        try (HubChild hub = HubChild.start(Kit.shipped(), folder, 1, List.of())) {
            URI address = hub.awaitOpen(START);
            for (String agency : AGENCIES) {
                String source = source(agency);
                steady.put(
                        source,
                        new Steady(address, source, keys.get(source), agency + ".98-261012", settings.apart(), clock));
                bySource.put(source, new Freshness());
            }
            Flood flood = new Flood(address, FLOODING, keys.get(FLOODING), AGENCIES.get(0) + ".97-261012", seed);
            steady.values().forEach(Thread::start);
            flood.rage(settings.floodThreads(), WARM_UP);
            settle();
            try (Sink sink = new Sink()) {
                return measure(
                        flood,
                        new Flood(sink.address(), FLOODING, "none", AGENCIES.get(0) + ".96-261012", seed),
                        new Confirmations(address));
            }
        }
    }

    private BulkheadResult measure(Flood flood, Flood elsewhere, Confirmations confirmations)
            throws InterruptedException {
        flood.offered.set(0);
        flood.taken.set(0);
        flood.large.set(0);
        for (int i = 0; i < settings.pairs(); i++) {
            round(flood, elsewhere);
        }
        steady.values().forEach(Steady::end);
        settle();
        double seconds = settings.phase().toSeconds() * (double) settings.pairs();
        ToDoubleFunction<Steady.Arrival> way = one -> Freshness.millis(one.took());
        Map<String, Pair> ways = new TreeMap<>();
        bySource.forEach((source, one) -> ways.put(source, one.whole(way)));
        return new BulkheadResult(
                all.pairs(confirmations.asked(all.arrived())),
                all.pairs(way),
                ways,
                flood.offered.get() / seconds,
                flood.taken.get() / seconds,
                flood.large.get(),
                steady.values().stream().mapToInt(Steady::missing).sum());
    }

    private void round(Flood flood, Flood elsewhere) throws InterruptedException {
        all.begin();
        bySource.values().forEach(Freshness::begin);
        steady.values().forEach(Steady::take);
        TimeUnit.NANOSECONDS.sleep(settings.phase().toNanos());
        note(Phase.QUIET);
        int before = flood.taken.get();
        flood.rage(settings.floodThreads(), settings.phase());
        note(Phase.FLOODED);
        settle();
        steady.values().forEach(Steady::take);
        elsewhere.pace((flood.taken.get() - before) / (double) settings.phase().toSeconds());
        elsewhere.rage(settings.floodThreads(), settings.phase());
        note(Phase.BESIDE);
    }

    private void note(Phase phase) {
        steady.forEach((source, one) -> {
            List<Steady.Arrival> arrived = one.take();
            all.add(phase, arrived);
            bySource.get(source).add(phase, arrived);
        });
    }

    /** Until the portal has what the flood brought: no phase pays for the one before. */
    private void settle() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int before = -1;
        // Those that behave go on: some records in two seconds are theirs.
        while (System.nanoTime() < end && applied.get() - before > 200) {
            before = applied.get();
            TimeUnit.SECONDS.sleep(2);
        }
        TimeUnit.SECONDS.sleep(1);
    }

    private static String source(String agency) {
        return "bench-" + agency.toLowerCase();
    }

    @Override
    public void close() {
        steady.values().forEach(Steady::end);
        portal.close();
    }
}
