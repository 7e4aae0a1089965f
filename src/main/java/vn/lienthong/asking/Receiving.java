package vn.lienthong.asking;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.camel.Exchange;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Payload;
import vn.lienthong.source.Delivery;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;
import vn.lienthong.source.Sources;

/** Bean {@code receiving}: the end of every way in. The body becomes the {@link Receipt}, once the bytes are durable. */
public final class Receiving {
    public static final String SOURCE = "source";
    /** True of what was pushed: it waited in its lane before a worker of the server had it. */
    public static final String PUSHED = "pushed";

    static final String ASK = "ask";
    static final String CURSOR = "cursor";
    public static final String MESSAGE_ID = "messageId";
    public static final String CONTENT_TYPE = "contentType";
    static final String FACTS = "facts";

    /** Of an answer that was no page: the code of its flaw. */
    public static final String NO_PAGE = "noPage";

    /** The template whose route judges a signature where others show a key. */
    public static final String SIGNED = "push-signed";

    private final Intake intake;
    private final Sources sources;

    public Receiving(Intake intake, Sources sources) {
        this.intake = intake;
        this.sources = sources;
    }

    public void keep(Exchange exchange) {
        Delivery delivery = delivery(exchange);
        boolean pushed = exchange.getProperty(PUSHED, false, boolean.class);
        exchange.getMessage().setBody(pushed ? durable(intake.accept(delivery)) : keep(delivery));
    }

    /** A source that is asked waits here, on its own thread. */
    Receipt keep(Delivery delivery) {
        if (!intake.awaitRoom(delivery)) {
            throw new RefusedException(Refusal.tooFast());
        }
        return durable(intake.accept(delivery));
    }

    /** Waits until it is in the journal; what cannot be kept is a refusal, by the journal's own code. */
    public static <T> T durable(CompletableFuture<T> kept) {
        try {
            return kept.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalUnavailable busy) {
                throw new RefusedException(
                        Refusal.unavailable(busy.reason().code(), busy.reason().vietnamese(), busy.getMessage()));
            }
            throw e;
        }
    }

    private Delivery delivery(Exchange exchange) {
        String source = exchange.getProperty(SOURCE, String.class);
        if (source == null || sources.find(source).isEmpty()) {
            throw new RefusedException(Refusal.unknownSource(String.valueOf(source)));
        }
        byte[] body = exchange.getMessage().getBody(byte[].class);
        if (body == null || body.length == 0) {
            throw new RefusedException(Refusal.empty());
        }
        @SuppressWarnings("unchecked")
        Map<String, String> facts = exchange.getProperty(FACTS, Map.of(), Map.class);
        Delivery delivery = new Delivery(
                source,
                exchange.getProperty(CONTENT_TYPE, "application/octet-stream", String.class),
                exchange.getProperty(MESSAGE_ID, String.class),
                exchange.getProperty(ASK, String.class),
                exchange.getProperty(CURSOR, String.class),
                facts,
                Payload.of(body));
        String flaw = exchange.getProperty(NO_PAGE, String.class);
        return flaw == null ? delivery : delivery.with(Delivery.NO_PAGE, flaw);
    }
}
