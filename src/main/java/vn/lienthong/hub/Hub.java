package vn.lienthong.hub;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.access.Access;
import vn.lienthong.access.Accounts;
import vn.lienthong.corridor.CamelWire;
import vn.lienthong.corridor.Cataloguing;
import vn.lienthong.corridor.Edge;
import vn.lienthong.corridor.Pauses;
import vn.lienthong.corridor.Steering;
import vn.lienthong.dropin.DropIn;
import vn.lienthong.dropin.DropInSettings;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.settings.UsageException;
import vn.lienthong.source.Backlog;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Keys;
import vn.lienthong.source.Names;

/** A running hub: the rooms, and the routes that carry messages between them. */
public final class Hub implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Hub.class);
    private static final int REMEMBERED = 2_000;

    private final House house;
    private final Keys keys;
    private final Main main;
    private final Evidence evidence;
    private final Access access;
    private final int port;
    private final int managementPort;
    private final Running running;
    private final Names names;

    private Hub(
            House house,
            Keys keys,
            Main main,
            Evidence evidence,
            Access access,
            int port,
            int managementPort,
            Running running,
            Names names) {
        this.names = names;
        this.house = house;
        this.keys = keys;
        this.main = main;
        this.evidence = evidence;
        this.access = access;
        this.port = port;
        this.managementPort = managementPort;
        this.running = running;
    }

    public static Hub start(HubOptions options, Settings settings, Clock clock) throws Exception {
        Optional<String> unusable = Accounts.unusable(options.data());
        if (unusable.isPresent()) {
            throw new UsageException(
                    "Trục không dùng được thư mục khóa: " + unusable.get(),
                    "Expected a folder of keys that the hub can use, but " + unusable.get());
        }
        Running running = Running.claimSoon(options.data())
                .orElseThrow(() -> new UsageException(
                        "Một trục khác (hoặc lệnh thay khóa chủ) đang dùng " + options.data(),
                        "Expected to be alone with " + options.data()
                                + ", but another hub, or a rotation of the master key, holds it; stop that one first"));
        try {
            return start(options, settings, clock, running);
        } catch (Exception | Error e) {
            end(running);
            throw e;
        }
    }

    private static Hub start(HubOptions options, Settings settings, Clock clock, Running running) throws Exception {
        AtomicReference<ProducerTemplate> template = new AtomicReference<>();
        House house = new House(options, settings, clock, request -> new CamelWire(template.get()).send(request));
        try {
            return start(house, template, running);
        } catch (Exception e) {
            house.close();
            throw e;
        }
    }

    private static Hub start(House house, AtomicReference<ProducerTemplate> template, Running running)
            throws Exception {
        Settings settings = house.settings;
        Backlog backlog = new Backlog(house.ledger::bookmark, settings.mebibytes(SettingKey.RECEIVE_LANE));
        Names names = Names.in(house.options.data().resolve("intake"), house.journal);
        Duration summary = settings.seconds(SettingKey.RECEIVE_SUMMARY);
        Intake intake = new Intake(house.journal, house.clock, summary, backlog, names);
        new Remembering(house.journal, house.ledger, REMEMBERED).resume(intake);
        Activations activations = new Activations(house);
        activations.takeOrKeep(settings.accounts());
        Evidence evidence = EvidenceKeys.open(house);
        Keys keys = Keys.open(house.options.data().resolve("keys/api-keys.properties"));
        int port = Ports.choose(settings.number(SettingKey.PORT));
        int managementPort = Ports.choose(settings.number(SettingKey.MANAGEMENT_PORT));
        Main main = new Main();
        main.configure().withRoutesIncludePattern(routes(house));
        main.configure().withBeanIntrospectionLoggingLevel(org.apache.camel.LoggingLevel.TRACE);
        Properties properties = properties(settings, port, managementPort);
        properties.setProperty("hub.orders", Orders.folder(house.options.data()).toString());
        main.setInitialProperties(properties);
        Cataloguing cataloguing = house.cataloguing();
        Wiring wiring = new Wiring(
                house, intake, keys, cataloguing, dropIn(house, keys, intake), pauses(house), activations, evidence);
        RouteBeans.bind(main, "reload", new Reload(house, activations));
        wiring.bind(main);
        try {
            open(house, template, main, () -> {
                long most = settings.mebibytes(SettingKey.RECEIVE_MOST);
                return Edge.guard(
                        context(main), port, wiring.access(), wiring.dashboard(), wiring.door(), backlog, most);
            });
            log.atInfo()
                    .addKeyValue("port", port)
                    .addKeyValue("management", managementPort)
                    .addKeyValue("sources", house.sources.list().size())
                    .addKeyValue("message", house.journal.last())
                    .addKeyValue("key", evidence.key().line())
                    .log("the hub is open");
            return new Hub(house, keys, main, evidence, wiring.access(), port, managementPort, running, names);
        } catch (Exception | Error e) {
            // What is open already, ports and threads, must not outlive a start that failed.
            stop(main, evidence);
            throw e;
        }
    }

    private static void open(House house, AtomicReference<ProducerTemplate> template, Main main, Supplier<Edge> guard)
            throws Exception {
        main.init();
        AtomicReference<Edge> edge = new AtomicReference<>();
        context(main).addLifecycleStrategy(new LifecycleStrategySupport() {
            /** The server listens, and the first route is not at its address yet. */
            @Override
            public void onRoutesAdd(Collection<Route> routes) {
                if (edge.get() == null) {
                    edge.set(guard.get());
                }
            }
        });
        // Before the routes start: the first of them asks the portal at once.
        template.set(context(main).createProducerTemplate());
        main.start();
        edge.get().open();
        house.settled.ring();
    }

    private static void stop(Main main, Evidence evidence) {
        try {
            main.stop();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("a start that failed could not be taken back in all");
        } finally {
            close(evidence);
        }
    }

    public House house() {
        return house;
    }

    public Keys keys() {
        return keys;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    @Override
    public void close() {
        // Whatever keeps the routes from stopping, the journal and the ledger are closed.
        try {
            main.stop();
            // Behind the loops: what they wrote last is under it.
            evidence.seal();
            names.close();
        } finally {
            access.close();
            close(evidence);
            house.close();
            end(running);
        }
    }

    private static void close(Evidence evidence) {
        try {
            evidence.close();
        } catch (IOException e) {
            // What it keeps can be made again.
            log.atWarn().addKeyValue("because", e.getMessage()).log("the evidence's files could not be closed");
        }
    }

    private static void end(Running running) {
        try {
            running.close();
        } catch (IOException e) {
            // The lock ends with the process.
        }
    }

    /** By the ledger's marks, and what the journal holds behind them. */
    private static Pauses pauses(House house) {
        Pauses pauses = new Pauses();
        house.ledger
                .activations()
                .forEach(position -> house.journal.find(position).ifPresent(entry -> Steering.remember(entry, pauses)));
        Remembering.eachAfter(
                house.journal,
                house.ledger.bookmark(),
                entries -> entries.forEach(entry -> Steering.remember(entry, pauses)));
        return pauses;
    }

    private static CamelContext context(Main main) {
        return main.getCamelContext();
    }

    private static DropIn dropIn(House house, Keys keys, Intake intake) {
        String bind = house.settings.text(SettingKey.BIND);
        boolean loopback = bind.startsWith("127.") || bind.equals("localhost");
        DropIn dropIn = new DropIn(
                house.sources,
                keys,
                intake,
                house.ledger,
                house.catalogues,
                house.clock,
                DropInSettings.DEFAULT.withLoopback(loopback));
        Remembering.eachAfter(house.journal, house.ledger.bookmark(), dropIn::resume);
        return dropIn;
    }

    private static String routes(House house) {
        String folder = "file:" + house.options.routes().toAbsolutePath().normalize();
        return folder + "/*.yaml," + folder + "/templates/*.yaml," + folder + "/sources/*.yaml";
    }

    private static Properties properties(Settings settings, int port, int managementPort) {
        Properties p = new Properties();
        p.setProperty("camel.main.name", "lienthong");
        p.setProperty("camel.main.shutdownTimeout", "20");
        p.setProperty("camel.main.shutdownLogInflightExchangesOnTimeout", "false");
        p.setProperty("camel.main.streamCachingEnabled", "false");
        p.setProperty("camel.main.jmxEnabled", "false");
        p.setProperty("camel.server.enabled", "true");
        p.setProperty("camel.server.host", settings.text(SettingKey.BIND));
        p.setProperty("camel.server.port", String.valueOf(port));
        long most = settings.mebibytes(SettingKey.RECEIVE_MOST);
        p.setProperty("camel.server.maxBodySize", String.valueOf(most));
        p.setProperty("camel.server.fileUploadEnabled", "false");
        p.setProperty("camel.component.platform-http.headerFilterStrategy", "#outsiders");
        p.setProperty("camel.management.enabled", "true");
        p.setProperty("camel.management.host", settings.text(SettingKey.MANAGEMENT_BIND));
        p.setProperty("camel.management.port", String.valueOf(managementPort));
        p.setProperty("camel.management.healthCheckEnabled", "true");
        p.setProperty("camel.management.healthPath", "/observe/health");
        p.setProperty("camel.management.metricsEnabled", "true");
        p.setProperty("camel.health.exposureLevel", "full");
        p.setProperty("camel.health.routesEnabled", "false");
        p.setProperty("camel.health.consumersEnabled", "false");
        p.setProperty("camel.metrics.enabled", "true");
        // One more listener on every exchange would cost deliveries time; the figures here come from the ledger.
        p.setProperty("camel.metrics.enableExchangeEventNotifier", "false");
        p.setProperty("camel.metrics.path", "/observe/metrics");
        p.setProperty("camel.metrics.clearOnReload", "false");
        p.setProperty("mapping.reload", String.valueOf(Reload.millis(settings)));
        p.setProperty("portal.threads", String.valueOf(settings.number(SettingKey.PORTAL_THREADS)));
        // A call to the portal is never repeated by the HTTP client: an unknown outcome is looked up first.
        p.setProperty("camel.component.http.automaticRetriesDisabled", "true");
        Duration timeout = settings.seconds(SettingKey.PORTAL_TIMEOUT);
        p.setProperty("camel.component.http.httpClientConfigurer", "#sourceAnswers");
        p.setProperty("camel.component.http.connectTimeout", "10000");
        p.setProperty("camel.component.http.responseTimeout", String.valueOf(timeout.toMillis()));
        p.setProperty("camel.component.http.soTimeout", String.valueOf(timeout.toMillis()));
        p.putAll(settings.sourceParameters());
        return p;
    }
}
