package vn.lienthong.command;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import vn.lienthong.corridor.Nudge;
import vn.lienthong.demo.Credentials;
import vn.lienthong.demo.DropInSource;
import vn.lienthong.demo.FileSource;
import vn.lienthong.demo.HubDoor;
import vn.lienthong.demo.IGateSource;
import vn.lienthong.demo.LgspSource;
import vn.lienthong.demo.OpenCpsSource;
import vn.lienthong.demo.Play;
import vn.lienthong.demo.RelaySource;
import vn.lienthong.demo.Simulator;
import vn.lienthong.demo.TableSource;
import vn.lienthong.hub.House;
import vn.lienthong.hub.Hub;
import vn.lienthong.hub.Ports;
import vn.lienthong.ledger.Account;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;

/** The demo's stage: the sandbox portal, the stand-ins of the source systems, and a real hub between them. */
final class DemoStage implements AutoCloseable {
    private static final int DOSSIERS = 40;
    private static final int TICKS = 60;
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final List<String> PUSHING = List.of("igate-quang-ngai", "lgsp-hai-quan", "thue", "tuyen-quang");
    private static final List<String> CREDENTIALS = List.of("H56", "H48", "H17", "H24", "H60", "G12");

    final Sandbox sandbox;
    final Hub hub;
    final List<Simulator> simulators;
    final URI address;
    /** The API keys of the pushing sources, made for this run. */
    final Map<String, String> keys;

    private final Clock clock;
    private Play play;

    private DemoStage(
            Sandbox sandbox, Hub hub, List<Simulator> simulators, URI address, Map<String, String> keys, Clock clock) {
        this.sandbox = sandbox;
        this.hub = hub;
        this.simulators = simulators;
        this.address = address;
        this.keys = keys;
        this.clock = clock;
    }

    static DemoStage open(CommonOptions options, Path data, int port, int portalPort, long seed, boolean bulk)
            throws Exception {
        Clock clock = Clock.systemUTC();
        Sandbox sandbox =
                Sandbox.start(SandboxSettings.defaults().withPort(portalPort).withCatalogue(DemoCatalogue.make()));
        HubOptions where = options.hub(data);
        if (bulk) {
            where = DemoBulk.withBulkSource(where);
        }
        int free = Ports.choose(port);
        URI address = URI.create("http://127.0.0.1:" + free);
        Instant now = clock.instant();
        OpenCpsSource openCps = new OpenCpsSource(OpenCpsSource.part("opencps-thanh-hoa", seed, now, DOSSIERS, TICKS));
        TableSource table = new TableSource(
                TableSource.part("bang-da-nang", seed + 1, now, DOSSIERS, TICKS), TableSource.inMemory("bang-da-nang"));
        FileSource files = new FileSource(
                FileSource.part("tep-hai-phong", seed + 2, now, DOSSIERS, TICKS),
                Files.createDirectories(data.resolve("drop")));
        openCps.start();
        table.start();
        files.start();
        Settings settings = settings(options.settings(), sandbox, free)
                .with(Map.of(
                        "source.opencps-thanh-hoa.url",
                        "http://127.0.0.1:" + openCps.port() + OpenCpsSource.PATH,
                        "source.opencps-thanh-hoa.password",
                        OpenCpsSource.PASSWORD,
                        "source.opencps-thanh-hoa.period",
                        "2000",
                        "source.bang-da-nang.url",
                        table.jdbcUrl(),
                        "source.bang-da-nang.period",
                        "1000",
                        "source.tep-hai-phong.quiet",
                        "1500",
                        "source.tep-hai-phong.directory",
                        files.folder().toString()));
        Hub hub = Hub.start(where, settings, clock);
        List<Simulator> simulators = new ArrayList<>(List.of(openCps, table, files));
        Map<String, String> keys = new TreeMap<>();
        for (String code : PUSHING) {
            keys.put(code, hub.keys().issue(code));
        }
        simulators.addAll(pushing(keys, address, seed, now, openCps.firstNumber()));
        return new DemoStage(sandbox, hub, List.copyOf(simulators), address, keys, clock);
    }

    /** Starts the sources' lives; half a minute on the clock of the room. */
    void play() {
        play = Play.begin(simulators, BEAT, clock);
    }

    /**
     * Waits until the play is over, every record has ended, and the portal holds what the sources last said.
     *
     * @return what still differs; empty when all is synchronised
     */
    List<String> awaitSynced(Duration most, Consumer<Account> progress) throws InterruptedException {
        Instant deadline = clock.instant().plus(most);
        List<String> open = List.of("…");
        while (!open.isEmpty() && clock.instant().isBefore(deadline)) {
            // A look at the figures every second; the work itself waits for nobody.
            Nudge look = new Nudge();
            look.await(look.rings(), Duration.ofSeconds(1));
            progress.accept(hub.house().ledger.totals().account());
            open = play.ended().isDone() ? differences() : List.of("the play goes on");
        }
        return open;
    }

    List<String> differences() {
        List<String> found = new ArrayList<>();
        House house = hub.house();
        long behind = house.journal.last() - house.ledger.bookmark();
        if (behind > 0) {
            found.add(behind + " messages are not read yet");
        }
        Account account = house.ledger.totals().account();
        // Steps behind a dossier that waits for a person are not due: they wait with it.
        if (!account.balances()
                || account.pending() > 0
                || house.ledger.nextDue().isPresent()) {
            found.add("not every record has ended: " + account);
        }
        Map<String, String> held = sandbox.statuses();
        for (Map.Entry<String, Integer> dossier : expected().entrySet()) {
            String portal = held.get(dossier.getKey());
            if (!String.valueOf(dossier.getValue()).equals(portal)) {
                found.add(
                        dossier.getKey() + ": the source says " + dossier.getValue() + ", the portal holds " + portal);
            }
        }
        return found;
    }

    /** What the portal should hold at the end: the sources' own last word, by dossier number. */
    Map<String, Integer> expected() {
        Map<String, Integer> expected = new TreeMap<>();
        for (Simulator simulator : simulators) {
            Map<String, Integer> latest = new LinkedHashMap<>(simulator.truth().latest());
            simulator.truth().undecided().forEach(latest::remove);
            simulator.truth().deleted().forEach(latest::remove);
            expected.putAll(latest);
        }
        return expected;
    }

    private static List<Simulator> pushing(
            Map<String, String> keys, URI address, long seed, Instant now, String foreign) {
        IGateSource igate = new IGateSource(
                IGateSource.part("igate-quang-ngai", seed + 3, now, DOSSIERS, TICKS),
                new HubDoor(address, keys.get("igate-quang-ngai")));
        igate.claimAtTheEnd(foreign);
        List<Simulator> simulators = List.of(
                igate,
                new LgspSource(
                        LgspSource.part("lgsp-hai-quan", seed + 4, now, DOSSIERS, TICKS),
                        new HubDoor(address, keys.get("lgsp-hai-quan"))),
                new DropInSource(
                        DropInSource.part("thue", seed + 5, now, 3 * DOSSIERS, TICKS),
                        address,
                        new Credentials("thue", keys.get("thue"), "G12.18")),
                new RelaySource(
                        RelaySource.part("tuyen-quang", seed + 6, now, DOSSIERS, TICKS),
                        new HubDoor(address, keys.get("tuyen-quang"))));
        simulators.forEach(Simulator::start);
        return simulators;
    }

    private static Settings settings(Settings given, Sandbox sandbox, int port) {
        Map<String, String> more = new TreeMap<>();
        more.put(SettingKey.PORT.key(), String.valueOf(port));
        more.put(SettingKey.MANAGEMENT_PORT.key(), "0");
        more.put(SettingKey.PORTAL_ADAPTER.key(), sandbox.uri() + "/adapter");
        for (String agency : CREDENTIALS) {
            more.put("portal.credential." + agency + ".username", "donvi_" + agency);
            more.put("portal.credential." + agency + ".password", "mat-khau-" + agency);
        }
        return given.with(more);
    }

    @Override
    public void close() {
        if (play != null) {
            play.close();
        }
        hub.close();
        simulators.forEach(Simulator::close);
        sandbox.close();
    }
}
