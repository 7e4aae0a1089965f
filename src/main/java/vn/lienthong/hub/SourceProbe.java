package vn.lienthong.hub;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.SimpleEventNotifierSupport;
import vn.lienthong.asking.FileDrops;
import vn.lienthong.asking.Listings;
import vn.lienthong.asking.PingEnded;
import vn.lienthong.asking.PollFailures;
import vn.lienthong.asking.Polling;
import vn.lienthong.asking.Receiving;
import vn.lienthong.asking.SourceClocks;
import vn.lienthong.asking.Survey;
import vn.lienthong.asking.Tables;
import vn.lienthong.asking.Topics;
import vn.lienthong.catalogue.Catalogues;
import vn.lienthong.dashboard.FailedLook;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Payload;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;
import vn.lienthong.settings.HubOptions;
import vn.lienthong.settings.SettingKey;
import vn.lienthong.settings.Settings;
import vn.lienthong.source.Intake;

/**
 * One look at a source by its own route file, in a Camel context of its own: the same templates, with another end. Nothing is
 * kept, no file is moved, no cursor goes on; a hub that runs beside it does not notice.
 */
public final class SourceProbe implements AutoCloseable {
    private static final String RECEIVE = """
            - route:
                id: receive
                errorHandler: { noErrorHandler: {} }
                from:
                  uri: direct:receive
                  steps:
                    - bean: { ref: probe, method: see }
            """;

    /** What came: how it was asked for, of what type, and how long it is; never what it says. */
    public record Seen(String asked, String contentType, int bytes, int records) {}

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final PollFailures failures = new PollFailures(Clock.systemUTC());
    private final CountDownLatch over = new CountDownLatch(1);
    private final String code;
    private final boolean whole;
    private final Reading reading;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Survey survey;
    private volatile Seen seen;

    /** Takes what came, page by page. */
    @FunctionalInterface
    interface Reading {
        void take(String contentType, Map<String, String> facts, Payload body);
    }

    public SourceProbe(HubOptions hub, Settings settings, String code) throws Exception {
        this(hub, settings, code, false, "", null);
    }

    /** Reads a whole round, of a source that can be asked so from a day on, to its end. */
    static SourceProbe reading(HubOptions hub, Settings settings, String code, String from, Reading reading)
            throws Exception {
        return new SourceProbe(hub, settings, code, true, from, reading);
    }

    /** Looks at a whole round instead of the first page, and remembers how it was answered. */
    public static SourceProbe surveying(HubOptions hub, Settings settings, String code) throws Exception {
        return new SourceProbe(hub, settings, code, true, "", null);
    }

    private SourceProbe(HubOptions hub, Settings settings, String code, boolean whole, String from, Reading reading)
            throws Exception {
        this.code = code;
        this.whole = whole;
        this.reading = reading;
        Properties properties = new Properties();
        properties.putAll(settings.sourceParameters());
        context.getPropertiesComponent().setInitialProperties(properties);
        bind(settings.mebibytes(SettingKey.RECEIVE_MOST), from);
        for (Path file : files(hub.routes())) {
            load(file.getFileName().toString(), Files.readString(file));
        }
        load("receive.yaml", RECEIVE);
        load(code + ".yaml", Files.readString(hub.routes().resolve("sources").resolve(code + ".yaml")));
    }

    private void bind(long most, String from) {
        // Nothing is kept here that could be lost: what is still being looked at at the end is not waited for.
        context.getShutdownStrategy().setTimeout(2);
        Journal nothing = new NoJournal();
        Clock clock = Clock.systemUTC();
        Intake intake = new Intake(nothing, clock, Duration.ofDays(1));
        if (!from.isEmpty()) {
            intake.readAgain(code, from, 1);
        }
        Polling polling = new Polling(most, intake, clock, failures, new SourceClocks());
        survey = reading == null
                ? new Survey(polling, clock, over::countDown)
                : Survey.passing(polling, clock, this::end);
        Map<String, Object> beans = Map.of(
                "probe",
                this,
                "pollFailures",
                failures,
                "polling",
                whole ? survey : polling,
                "tables",
                new Tables(intake, clock, failures, survey::awaitEnd),
                "listings",
                new Listings(nothing, (source, open) -> {}, new Reader(new Mappings(), new Catalogues()), clock),
                "topics",
                Topics.looking(intake, failures),
                "files",
                new FileDrops(nothing, new Reader(new Mappings(), new Catalogues()), most));
        beans.forEach((name, bean) -> context.getRegistry().bind(name, bean));
        context.getManagementStrategy().addEventNotifier(new SimpleEventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeCompletedEvent
                        || event instanceof CamelEvent.ExchangeFailedEvent) {
                    end();
                }
            }
        });
    }

    private void end() {
        ended.set(true);
        over.countDown();
    }

    /** Looks until something came, failed, or the time is over; false in that last case. */
    public boolean look(int seconds) throws InterruptedException {
        context.start();
        // A round goes on behind a page that failed; a single look is over with it.
        for (long waited = 0; waited < seconds * 5L && (whole || failure().isEmpty()); waited++) {
            if (over.await(200, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    /** The route's step. */
    public void see(Exchange exchange) {
        if (exchange.getProperty(Receiving.NO_PAGE) != null) {
            // Its flaw is noted.
            return;
        }
        if (reading != null) {
            read(exchange);
            return;
        }
        if (whole) {
            surveyed(exchange);
            return;
        }
        byte[] body = exchange.getMessage().getBody(byte[].class);
        seen = new Seen(
                asked(exchange),
                exchange.getProperty("contentType", "?", String.class),
                body == null ? 0 : body.length,
                exchange.getProperty(Polling.RECORDS, -1, Integer.class));
        over.countDown();
        throw new PingEnded();
    }

    /** The first round only: the next one may begin before the routes are stopped. */
    private void read(Exchange exchange) {
        survey.awaitEnd(exchange);
        byte[] body = exchange.getMessage().getBody(byte[].class);
        if (ended.get() || body == null || body.length == 0) {
            return;
        }
        @SuppressWarnings("unchecked")
        Map<String, String> facts = exchange.getProperty("facts", Map.of(), Map.class);
        reading.take(
                exchange.getProperty("contentType", "application/octet-stream", String.class), facts, Payload.of(body));
    }

    /** Over HTTP the answers were seen when they came; a table's rows are seen here. */
    private void surveyed(Exchange exchange) {
        boolean rows = exchange.getVariable("dialect", "", String.class).length() > 0;
        if (rows && !survey.rows(exchange)) {
            throw new PingEnded();
        }
    }

    /** What the round showed. */
    public Survey survey() {
        return survey;
    }

    public Optional<Seen> seen() {
        return Optional.ofNullable(seen);
    }

    public Optional<FailedLook> failure() {
        return failures.find(code);
    }

    @Override
    public void close() {
        context.stop();
    }

    private static String asked(Exchange exchange) {
        Map<?, ?> facts = exchange.getProperty("facts", Map.of(), Map.class);
        return Stream.of("asked", "file")
                .filter(facts::containsKey)
                .map(name -> String.valueOf(facts.get(name)))
                .findFirst()
                .orElseGet(() -> exchange.getProperty("ask", "", String.class));
    }

    private static List<Path> files(Path routes) throws Exception {
        try (Stream<Path> templates = Files.list(routes.resolve("templates"))) {
            Stream<Path> common = Stream.of(routes.resolve("failures.yaml"), routes.resolve("ask.yaml"));
            return Stream.concat(common, templates.sorted())
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .toList();
        }
    }

    private void load(String name, String yaml) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromBytes(name, yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
