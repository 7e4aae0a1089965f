package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.asking.Receiving;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Resend;
import vn.lienthong.portal.Portal;
import vn.lienthong.reconcile.Parties;
import vn.lienthong.reconcile.PartyUnavailable;
import vn.lienthong.reconcile.PortalSaid;
import vn.lienthong.reconcile.RemoteDigests;
import vn.lienthong.reconcile.SourceSide;
import vn.lienthong.reconcile.Window;

/** How a reconciliation reaches source and portal: by routes, and by entries of the journal where it heals. */
public final class ReconcileParties implements Parties {
    private static final Duration LONGEST_PLACE = Duration.ofSeconds(2);

    private final Journal journal;
    private final Portal portal;
    private final Steering steering;
    private final SourceReading reading;
    private final Function<String, Optional<Service>> services;
    private final Places places;
    private final Clock clock;
    private volatile CamelContext context;
    private volatile ProducerTemplate template;

    /** A look at all that a source gives of some days, kept nowhere. */
    @FunctionalInterface
    public interface SourceReading {
        SourceSide read(String source, Window window, Consumer<Heard> reader);
    }

    /**
     * A source's digest service.
     *
     * @param key sent as X-API-Key; empty for none
     */
    public record Service(String address, String key) {}

    /** When the portal may be asked with a credential beside the deliveries, under their cap; empty while it is away. */
    @FunctionalInterface
    public interface Places {
        Optional<Instant> take(String credential, Instant now);
    }

    public ReconcileParties(
            Journal journal,
            Portal portal,
            Steering steering,
            SourceReading reading,
            Function<String, Optional<Service>> services,
            Places places,
            Clock clock) {
        this.journal = journal;
        this.portal = portal;
        this.steering = steering;
        this.reading = reading;
        this.services = services;
        this.places = places;
        this.clock = clock;
    }

    /** The routes that are there once the hub runs. */
    void reachThrough(CamelContext running) {
        if (template == null) {
            context = running;
            template = running.createProducerTemplate();
        }
    }

    @Override
    public Optional<RemoteDigests.Question> digests(String source) {
        return services.apply(source).map(service -> (path, query) -> ask(service, path, query));
    }

    private Payload ask(Service service, String path, String query) {
        Exchange exchange = template.send("direct:ask-digests", question -> {
            question.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
            question.getMessage().setHeader(Exchange.HTTP_URI, service.address().replaceAll("/+$", "") + "/" + path);
            question.getMessage().setHeader(Exchange.HTTP_QUERY, query);
            if (!service.key().isEmpty()) {
                question.getMessage().setHeader("X-API-Key", service.key());
            }
        });
        byte[] body = exchange.getException() == null ? exchange.getMessage().getBody(byte[].class) : null;
        int status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        if (body == null || status != 200) {
            throw new PartyUnavailable(
                    "digests-unavailable",
                    "Dịch vụ đối soát của nguồn không trả lời (HTTP " + status + ")",
                    "Expected an answer of the source's digest service, but found HTTP " + status);
        }
        return Payload.of(body);
    }

    @Override
    public SourceSide read(String source, Window window, Consumer<Heard> reader) {
        return reading.read(source, window, reader);
    }

    @Override
    public PortalSaid lookUp(String credential, DossierNumber number) {
        Optional<Instant> place = places.take(credential, clock.instant());
        if (place.isEmpty()) {
            return new PortalSaid.NoAnswer();
        }
        await(Duration.between(clock.instant(), place.get()));
        return PortalSaid.read(portal.ask(credential, "TraCuuHoSo", Map.of("mahoso", number.value())), number);
    }

    /** One place under the cap at most, so never longer than a second. */
    private static void await(Duration wait) {
        long end = System.nanoTime() + Math.min(wait.toNanos(), LONGEST_PLACE.toNanos());
        while (end - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Override
    public long rePush(List<DossierNumber> dossiers, String who, String why) {
        Payload reason = Payload.ofText(
                JsonNodeFactory.instance.objectNode().put("why", why).toString());
        Draft draft = new Draft(
                Kind.DECISION, who, clock.instant(), "application/json", new Resend(dossiers).facts(), reason);
        return Receiving.durable(journal.append(draft));
    }

    @Override
    public boolean rePull(String source, String from, String who, String why) {
        return steering.readAgain(source, from, who, why, context);
    }
}
