package vn.lienthong.corridor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Wait;
import vn.lienthong.redeliver.Order;
import vn.lienthong.redeliver.OrderBook;
import vn.lienthong.redeliver.Redeliverer;

/** The loop of guarded re-delivery: the next piece of an order that two persons gave. Orders take turns; one that waits holds up no other. */
public final class Redelivering implements Loop {
    private static final Logger log = LoggerFactory.getLogger(Redelivering.class);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final OrderBook book;
    private final Redeliverer redeliverer;
    private final Clock clock;
    private final Nudge nudge = new Nudge();
    private final Map<Long, Wait> rests = new ConcurrentHashMap<>();

    public Redelivering(OrderBook book, Redeliverer redeliverer, Clock clock) {
        this.book = book;
        this.redeliverer = redeliverer;
        this.clock = clock;
    }

    @Override
    public Optional<Object> next() {
        Instant now = clock.instant();
        rests.values().removeIf(rest -> rest.isOver(now));
        return book.listActive().stream()
                .filter(order -> !rests.containsKey(order.id()))
                .findFirst()
                .map(order -> order);
    }

    @Override
    public Duration idle() {
        return book.listActive().isEmpty() ? IDLE : REST;
    }

    @Override
    public Nudge nudge() {
        return nudge;
    }

    /** It may write to the journal. */
    @Override
    public Duration toFinish() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void failed(Object batch, Throwable cause) {
        Order order = (Order) batch;
        rests.put(order.id(), new Wait(clock.instant(), AFTER_FAILURE));
        log.atWarn()
                .addKeyValue("order", order.id())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("a piece of a re-delivery waits");
    }

    /** The route's step. */
    public void step(Exchange exchange) {
        Order order = exchange.getMessage().getBody(Order.class);
        if (!redeliverer.step(order)) {
            rests.put(order.id(), new Wait(clock.instant(), REST));
        }
    }
}
