package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Bean {@code polling} of a survey: polls as the hub does, by the same code, and remembers every answer with its headers. One round;
 * nothing is kept anywhere else.
 */
public final class Survey {
    /** Enough pages to see how a list behaves. */
    static final int MOST_PAGES = 20;

    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final Polling polling;
    private final Clock clock;
    private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
    private final Runnable over;
    private final boolean remembers;
    private volatile Instant asked;
    private volatile boolean cut;

    /** @param over called when the round has ended, however it ends */
    public Survey(Polling polling, Clock clock, Runnable over) {
        this(polling, clock, over, true);
    }

    private Survey(Polling polling, Clock clock, Runnable over, boolean remembers) {
        this.polling = polling;
        this.clock = clock;
        this.over = over;
        this.remembers = remembers;
    }

    /** One that polls to the end, however long the list is, and remembers nothing. */
    public static Survey passing(Polling polling, Clock clock, Runnable over) {
        return new Survey(polling, clock, over, false);
    }

    /**
     * What a question was answered.
     *
     * @param question page, offset or time, as the hub asked; without secrets
     * @param status of HTTP; 0 for a table's rows
     * @param type the header Content-Type, as it came
     * @param sourceTime the header Date, if there is one
     * @param between the middle of asking and answering, by our clock
     * @param records none when an answer is the whole
     * @param modified the path of the time of change in a record; empty when there is none
     */
    record Answer(
            String question,
            int status,
            String type,
            Optional<Instant> sourceTime,
            Instant between,
            Duration took,
            Text text,
            JsonNode records,
            boolean counted,
            String modified) {
        boolean isPage() {
            return status == 0 || status >= 200 && status < 300;
        }
    }

    /** The bytes of an answer, which do not change. */
    static final class Text {
        private final byte[] bytes;

        Text(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        byte[] toBytes() {
            return bytes.clone();
        }
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** The answers that are pages, and no failures. */
    List<Answer> pages() {
        return answers().stream().filter(Answer::isPage).toList();
    }

    /** Whether the list went on when enough had been seen. */
    boolean isCut() {
        return cut;
    }

    public void pages(Exchange exchange) {
        awaitEnd(exchange);
        polling.pages(exchange);
    }

    public void since(Exchange exchange) {
        awaitEnd(exchange);
        polling.since(exchange);
    }

    public void soap(Exchange exchange) {
        awaitEnd(exchange);
        polling.soap(exchange);
    }

    public void next(Exchange exchange) {
        awaitEnd(exchange);
        polling.next(exchange);
    }

    public void byId(Exchange exchange) {
        awaitEnd(exchange);
        polling.byId(exchange);
    }

    public void signIn(Exchange exchange) {
        polling.signIn(exchange);
    }

    public void signedIn(Exchange exchange) throws IOException {
        polling.signedIn(exchange);
    }

    public void ask(Exchange exchange) {
        polling.ask(exchange);
        asked = clock.instant();
    }

    /** Looks at the answer before it is judged, and hands the same bytes on. */
    public void page(Exchange exchange) throws IOException {
        if (!remembers) {
            polling.page(exchange);
            return;
        }
        Message message = exchange.getMessage();
        Duration took = Duration.between(asked, clock.instant());
        byte[] body = bytes(message);
        message.setBody(new ByteArrayInputStream(body));
        String path = exchange.getVariable("records", "", String.class).strip();
        answers.add(new Answer(
                exchange.getProperty(Receiving.ASK, "", String.class),
                message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                message.getHeader(Exchange.CONTENT_TYPE, "", String.class),
                time(message.getHeader("Date", "", String.class)),
                asked.plus(took.dividedBy(2)),
                took,
                new Text(body),
                Answers.records(Answers.read(body), path),
                !path.isEmpty(),
                exchange.getVariable("modified", "", String.class).strip()));
        polling.page(exchange);
    }

    public void turn(Exchange exchange) {
        polling.turn(exchange);
        if (remembers && answers.size() >= MOST_PAGES && exchange.getProperty(Receiving.ASK) != null) {
            cut = true;
            exchange.setProperty(Receiving.ASK, null);
        }
    }

    /** Rows of a table, as they would be journalled. False when enough has been seen. */
    public boolean rows(Exchange exchange) {
        if (answers.isEmpty()) {
            awaitEnd(exchange);
        }
        byte[] body = exchange.getMessage().getBody(byte[].class);
        answers.add(new Answer(
                exchange.getProperty(Receiving.ASK, "", String.class),
                0,
                "",
                Optional.empty(),
                clock.instant(),
                Duration.ZERO,
                new Text(body),
                body == null ? JsonNodeFactory.instance.arrayNode() : Answers.records(Answers.read(body), "."),
                true,
                exchange.getVariable("modified", "", String.class).strip()));
        cut = answers.size() >= MOST_PAGES;
        return !cut;
    }

    /** For a round that begins elsewhere, such as a table's. */
    public void awaitEnd(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange ended) {
                over.run();
            }
        });
    }

    private static byte[] bytes(Message message) throws IOException {
        try (InputStream in = message.getBody(InputStream.class)) {
            return in == null ? new byte[0] : in.readNBytes(MOST_BYTES);
        }
    }

    private static Optional<Instant> time(String header) {
        try {
            return header.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
