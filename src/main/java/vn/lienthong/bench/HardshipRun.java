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
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** One hardship, under load: what the hub says while it lasts, that it goes on afterwards, and what is at the portal at the end. */
public final class HardshipRun {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DISK_MEBIBYTES = 48;
    private static final String CLOCK_FILE = "clock";
    /** The setting of a hub that bends its clock; tests and this bench only. */
    public static final String CLOCK = "bench.clock";

    private final Hardship what;
    private final Scene scene;
    private final Random random;
    private final Duration most;
    private final int dossiers;
    private final Clock clock;
    private final Notes notes = new Notes();
    private Map<String, String> keys = Map.of();

    private HardshipRun(Hardship what, Scene scene, long seed, int dossiers, Duration most, Clock clock) {
        this.what = what;
        this.scene = scene;
        this.random = new Random(seed);
        this.dossiers = dossiers;
        this.most = most;
        this.clock = clock;
    }

    /**
     * @param folder empty; hubs leave their data and output there
     * @param dossiers of each of the three sources
     */
    public static HardshipResult make(
            Hardship what, Path folder, long seed, int dossiers, Ground ground, Kit kit, Clock clock) throws Exception {
        Sandbox portal = Sandbox.start(SandboxSettings.defaults().withSeed(seed));
        try (Scene scene = new Scene(folder, kit, portal, clock)) {
            Instant begun = clock.instant();
            HardshipRun run = new HardshipRun(what, scene, seed, dossiers, Duration.ofSeconds(60), clock);
            List<Finding> findings = run.endure(ground);
            return new HardshipResult(
                    what,
                    run.notes.seen(),
                    run.notes.surprises(),
                    run.notes.missing(),
                    scene.acknowledged(),
                    Duration.between(begun, clock.instant()),
                    Findings.of(findings));
        }
    }

    private List<Finding> endure(Ground ground) throws Exception {
        return switch (what) {
            case DISK_FULL -> onASmallDisk(ground, false);
            case LEDGER_DISK_FULL -> onASmallDisk(ground, true);
            case CLOCK_WRONG -> withAWrongClock(ground);
            case SMALL_HEAP -> inASmallHeap(ground);
            case JOURNAL_CUT -> withACutJournal(ground);
            case HALF_RECORD -> withHalfARecord(ground);
        };
    }

    private void prepare(Ground ground) throws IOException {
        keys = ground.prepare(scene.folder, scene.plan(Map.of(), true, false));
    }

    private void engage() throws Exception {
        scene.engage(keys, new Load(dossiers, 0), random);
        awaitMore(dossiers / 2, "sources are heard");
    }

    private void awaitMore(int records, String what) throws Exception {
        int before = scene.acknowledged();
        notes.await(what, PATIENCE, () -> scene.acknowledged() >= before + records);
    }

    private void pass(int millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    private List<Finding> onASmallDisk(Ground ground, boolean ledgerOnly) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(scene.folder.resolve("data"), DISK_MEBIBYTES)) {
            if (disk == null) {
                notes.missing("this process may not mount a small disk; DiskFullTest uses a store that fails instead");
                return List.of();
            }
            if (ledgerOnly) {
                disk.leaveOut("journal", scene.folder.resolve("journal-elsewhere"));
            }
            prepare(ground);
            try (HubChild hub = scene.open(List.of())) {
                engage();
                Health health = new Health(hub.health());
                disk.fill();
                notes.saw("a tmpfs of " + DISK_MEBIBYTES + " MiB is full");
                if (ledgerOnly) {
                    awaitMore(dossiers / 2, "sources are heard while the ledger cannot write");
                    pass(6000);
                    notes.saw("health is " + (health.isWell() ? "UP: what changed had room in the file" : "DOWN"));
                } else {
                    notes.await(
                            "health says journal-write-failed",
                            PATIENCE,
                            () -> health.complains("journal-write-failed"));
                }
                notes.expect("the hub lives", hub.isAlive());
                pass(1500);
                disk.free();
                notes.await("everything is heard", PATIENCE, scene::isAllSaid);
                List<Finding> findings = scene.awaitEnd(most);
                notes.expect("the hub lives at the end", hub.isAlive());
                notes.await("health is UP again by itself", PATIENCE, health::isWell);
                return findings;
            }
        }
    }

    private List<Finding> withAWrongClock(Ground ground) throws Exception {
        // A cap too: it must not wait for an hour that the clock has left.
        Map<String, String> capped = Map.of("portal.calls-per-second", "50");
        keys = ground.prepare(scene.folder, scene.plan(capped, true, false));
        Path file = scene.folder.resolve(CLOCK_FILE);
        Instant since = clock.instant();
        SteeredClock.steer(file, since, 1, Duration.ZERO);
        try (HubChild hub = scene.open(List.of("-D" + CLOCK + "=" + file.toAbsolutePath()))) {
            engage();
            for (int hours : new int[] {1, 0, -1, 0}) {
                SteeredClock.steer(file, since, 1, Duration.ofHours(hours));
                int effects = scene.watch.count();
                awaitMore(dossiers / 3, "clock " + (hours > 0 ? "+" : "") + hours + " h: sources are heard");
                notes.await("calls go on", PATIENCE, () -> scene.watch.count() > effects + dossiers / 3);
            }
            notes.expect("health is UP", new Health(hub.health()).isWell());
            notes.await("all is said", PATIENCE, scene::isAllSaid);
            pass(3000);
            long late = scene.check().stream()
                    .filter(finding -> finding.kind() == Finding.Kind.LOST)
                    .map(Finding::dossier)
                    .distinct()
                    .count();
            notes.saw(late + " dossiers wait for the hour that the clock had shown; then they go");
            SteeredClock.steer(file, since, 1, Duration.ofHours(1).plusMinutes(1));
            return scene.awaitEnd(most);
        }
    }

    private List<Finding> inASmallHeap(Ground ground) throws Exception {
        prepare(ground);
        try (HubChild hub = scene.open(List.of("-Xmx192m"))) {
            engage();
            String source = Scene.SOURCES.get(0);
            Deluge flood = new Deluge(hub.address().orElseThrow(), source, keys.get(source));
            flood.pour(Duration.ofSeconds(8));
            notes.saw("4 MiB bodies: " + flood.kept() + " answered 202, " + flood.refused() + " 503");
            notes.expect("some were refused", flood.refused() > 0);
            notes.expect(
                    "each 503 said Retry-After, nothing else was answered",
                    flood.strange().isEmpty());
            flood.strange().forEach(notes::saw);
            notes.expect("the hub lives", hub.isAlive());
            notes.await("health is UP", PATIENCE, new Health(hub.health())::isWell);
            return scene.awaitEnd(most);
        }
    }

    private List<Finding> withACutJournal(Ground ground) throws Exception {
        prepare(ground);
        try (HubChild hub = scene.open(List.of())) {
            engage();
            scene.opened(null);
            pass(500);
        }
        JournalFiles files = new JournalFiles(scene.folder.resolve("data/journal"));
        byte[] whole = files.read();
        files.cutOut(100);
        try (HubChild refused = scene.start(List.of())) {
            int code = refused.awaitExit(PATIENCE).orElse(-1);
            notes.expect("exit code " + code + ", not 0", code > 0);
            notes.expect("it says where: " + files.name(), refused.said().contains(files.name()));
        }
        files.write(whole);
        notes.saw("the file was restored");
        try (HubChild again = scene.open(List.of())) {
            return scene.awaitEnd(most);
        }
    }

    private List<Finding> withHalfARecord(Ground ground) throws Exception {
        prepare(ground);
        HubChild hub = scene.open(List.of());
        engage();
        scene.kill(hub, "any-moment", clock.instant());
        JournalFiles files = new JournalFiles(scene.folder.resolve("data/journal"));
        files.appendHalf();
        try (HubChild again = scene.open(List.of())) {
            notes.expect(
                    "it starts and says that a torn tail was set aside",
                    again.said().contains("torn tail"));
            notes.expect("the bytes are kept beside the file", files.hasTorn());
            return scene.awaitEnd(most);
        }
    }
}
