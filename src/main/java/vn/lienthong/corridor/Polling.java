package vn.lienthong.corridor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.Refusal;

/**
 * Bean {@code polling}: asks a source over HTTP, page by page. A template begins a round with {@link #pages}, {@link #since} or
 * {@link #next}; then, until nothing is left to ask: {@link #signIn}, {@link #ask}, the call, {@link #page}, the delivery,
 * {@link #turn}. One page that does not come is noted and passed over; the round goes on.
 */
public final class Polling {
    /** Exchange property: how many records the page holds. */
    public static final String RECORDS = "records";

    private static final String ROUND = "pollingRound";
    private static final String SIGN_IN = "signIn";

    private final long mostBytes;
    private final Intake intake;
    private final Clock clock;
    private final PollFailures failures;
    private final SourceTokens signIns;
    private final SourceClocks clocks;

    public Polling(long mostBytes, Intake intake, Clock clock, PollFailures failures, SourceClocks clocks) {
        this.mostBytes = mostBytes;
        this.intake = intake;
        this.clock = clock;
        this.failures = failures;
        this.signIns = new SourceTokens(clock);
        this.clocks = clocks;
    }

    /** Where one round is. */
    private static final class Round {
        private final Asking asking;
        private final Paging paging;
        private int asked;
        private Instant askedAt;
        private boolean signedInAnew;
        private boolean again;
        private boolean ended;
        private boolean whole = true;
        private final List<Long> pages = new ArrayList<>();

        private Round(Asking asking, Paging paging) {
            this.asking = asking;
            this.paging = paging;
        }
    }

    /** A list in whole, by page numbers or offsets. */
    public void pages(Exchange exchange) {
        begin(exchange, numbered(new Parameters(exchange), null));
    }

    /** What changed since the cursor. */
    public void since(Exchange exchange) {
        Parameters parameters = new Parameters(exchange);
        begin(exchange, numbered(parameters, since(parameters, source(exchange))));
    }

    /** One of both, as the question has a blank for the time or not. */
    public void soap(Exchange exchange) {
        Parameters parameters = new Parameters(exchange);
        boolean timed = Blanks.names(parameters.text("body"), "since");
        begin(exchange, numbered(parameters, timed ? since(parameters, source(exchange)) : null));
    }

    private static Paging numbered(Parameters parameters, Since since) {
        return new NumberedPages(
                parameters.number("pageSize", 1, 1_000_000),
                parameters.number("firstPage", 0, 1),
                since,
                parameters.text("records").isBlank());
    }

    private Since since(Parameters parameters, String source) {
        Times times = new Times(parameters.text("timeFormat").strip(), parameters.zone("zone"));
        Instant from = Times.said(parameters.text("from").strip(), times.zone())
                .orElseThrow(() -> Parameters.wrong(
                        "from", parameters.text("from"), "ngày như 2026-01-31", "a day such as 2026-01-31"));
        Instant cursor = intake.cursor(source)
                .flatMap(text -> Times.said(text, times.zone()))
                .orElse(from);
        Duration overlap = Duration.ofSeconds(parameters.number("overlap", 0, 31_536_000));
        return new Since(times, parameters.text("modified").strip(), cursor, overlap, clock.instant());
    }

    /** Pages that say where the next one is. */
    public void next(Exchange exchange) {
        Parameters parameters = new Parameters(exchange);
        boolean resumes = parameters.yes("resume");
        String from = resumes ? intake.cursor(source(exchange)).orElse(null) : null;
        begin(
                exchange,
                new NextPages(
                        parameters.text("url").strip(),
                        parameters.text("next").strip(),
                        parameters.number("pageSize", 1, 1_000_000),
                        from,
                        resumes));
    }

    /** The dossiers that a list lacks, one by one, at the address {@code byId}; nothing when there is none. */
    public void byId(Exchange exchange) {
        String address = new Parameters(exchange).text("byId").strip();
        @SuppressWarnings("unchecked")
        List<String> numbers = exchange.getProperty(Listings.ABSENT, List.class);
        if (address.isEmpty()) {
            exchange.removeProperty(Receiving.ASK);
            return;
        }
        ById asked = new ById(address, numbers);
        exchange.setProperty(Listings.BY_ID, asked);
        begin(exchange, asked);
    }

    private void begin(Exchange exchange, Paging paging) {
        if (failures.rests(source(exchange))) {
            exchange.removeProperty(Receiving.ASK);
            return;
        }
        Round round = new Round(Asking.of(exchange), paging);
        exchange.setProperty(ROUND, round);
        exchange.setProperty(Receiving.ASK, round.asking.words(paging));
    }

    /** Prepares the call for a token, when one is needed; property {@code signIn} says so. */
    public void signIn(Exchange exchange) {
        Round round = round(exchange);
        boolean needed = signIns.find(source(exchange), round.asking.access()).isEmpty();
        exchange.setProperty(SIGN_IN, needed ? Boolean.TRUE : null);
        if (needed) {
            signIns.question(round.asking.access(), exchange);
        }
    }

    public void signedIn(Exchange exchange) throws IOException {
        byte[] body = read(exchange.getMessage());
        signIns.answered(source(exchange), round(exchange).asking.access(), status(exchange), body);
    }

    public void ask(Exchange exchange) {
        Round round = round(exchange);
        String token = signIns.find(source(exchange), round.asking.access()).orElse("");
        exchange.setProperty(Receiving.FACTS, Map.of("asked", round.asking.exactWords(round.paging)));
        round.asking.put(round.paging, token, exchange);
        round.asked++;
        round.askedAt = clock.instant();
    }

    /** The body becomes the page, or nothing when there is none to keep. */
    public void page(Exchange exchange) throws IOException {
        Round round = round(exchange);
        Message message = exchange.getMessage();
        exchange.removeProperty(Receiving.CURSOR);
        int status = status(exchange);
        clocks.measure(source(exchange), message.getHeader("Date", String.class), round.askedAt, clock.instant());
        byte[] body = read(message);
        JsonNode root = Answers.read(body);
        if (round.asking.ended().isIn(root, body)) {
            signedOut(round, exchange);
            return;
        }
        if (round.paging.isGone(status)) {
            message.removeHeaders("*");
            message.setBody(null);
            return;
        }
        if (status < 200 || status >= 300 || isFault(root)) {
            failed(round, status, root, exchange);
            return;
        }
        String link = message.getHeader("Link", "", String.class);
        exchange.setProperty(
                Receiving.CONTENT_TYPE, message.getHeader(Exchange.CONTENT_TYPE, "application/json", String.class));
        message.removeHeaders("*");
        Page page = new Page(root, Answers.records(root, round.asking.records()), link);
        exchange.setProperty(RECORDS, page.records().size());
        boolean news = round.paging.came(page);
        exchange.setProperty(Receiving.CURSOR, round.paging.cursor());
        message.setBody(news && body.length > 0 ? body : null);
        if (!news) {
            withoutNews(source(exchange), round.paging.cursor());
        }
    }

    private void withoutNews(String source, String cursor) {
        Receiving.durable(cursor == null ? intake.withoutNews(source) : intake.withoutNews(source, cursor));
    }

    /** The next question, or none when the round is over. */
    public void turn(Exchange exchange) {
        Round round = round(exchange);
        if (exchange.getMessage().getBody() instanceof Receipt kept) {
            round.pages.add(kept.position());
            failures.kept(source(exchange));
        }
        boolean over = round.ended || (!round.again && round.paging.isOver());
        round.again = false;
        if (!over && round.asked >= round.asking.most()) {
            over = true;
            round.whole = false;
            failures.note(source(exchange), PollFault.of(new RefusedException(cut(round.asking.most()))));
        }
        exchange.setProperty(Listings.PAGES, over && round.whole ? List.copyOf(round.pages) : null);
        exchange.setProperty(Receiving.ASK, over ? null : round.asking.words(round.paging));
    }

    /**
     * An answer that is no page. A token that is refused is asked for anew, once a round; an account that is refused, or a
     * source that wants to be left alone, ends the round; any other failure costs this page only.
     */
    private void failed(Round round, int status, JsonNode root, Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
        if (status == 401 && signsInAnew(round, exchange)) {
            return;
        }
        round.whole = false;
        failures.note(source(exchange), isFault(root) ? PollFault.soap(fault(root)) : PollFault.answered(status, null));
        boolean wholeSource =
                (status < 400 && !isFault(root)) || status == 401 || status == 403 || status == 429 || status == 503;
        round.ended = wholeSource || !round.paging.skip();
    }

    /** What an answer says with such a sign is never kept; a session that ends as soon as it begins ends the round. */
    private void signedOut(Round round, Exchange exchange) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
        if (!signsInAnew(round, exchange)) {
            failures.note(source(exchange), PollFault.signedOut());
            round.ended = true;
        }
    }

    private boolean signsInAnew(Round round, Exchange exchange) {
        boolean anew = !round.signedInAnew && signIns.forget(source(exchange));
        round.signedInAnew |= anew;
        round.again = anew;
        return anew;
    }

    private static boolean isFault(JsonNode root) {
        return !Answers.at(root, "Envelope.Body.Fault").isMissingNode();
    }

    /** Its code, of SOAP 1.1 or 1.2, without the source's own words. */
    private static String fault(JsonNode root) {
        JsonNode fault = Answers.at(root, "Envelope.Body.Fault");
        String code = Answers.text(fault, "faultcode") + Answers.text(fault, "Code.Value");
        String plain = code.replaceFirst(".*:", "").replaceAll("[^A-Za-z0-9._-]", "");
        return plain.length() > 40 ? plain.substring(0, 40) : plain;
    }

    /** At most what any receiver takes: a source that never ends its answer must not fill the memory. */
    private byte[] read(Message message) throws IOException {
        try (InputStream in = message.getBody(InputStream.class)) {
            if (in == null) {
                return new byte[0];
            }
            byte[] body = in.readNBytes((int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8));
            if (body.length > mostBytes) {
                throw new RefusedException(HttpRefusals.tooLarge(mostBytes));
            }
            return body;
        }
    }

    private static int status(Exchange exchange) {
        return exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    }

    private static String source(Exchange exchange) {
        return exchange.getProperty(Receiving.SOURCE, String.class);
    }

    private static Round round(Exchange exchange) {
        return exchange.getProperty(ROUND, Round.class);
    }

    private static Refusal cut(int most) {
        return new Refusal(
                502,
                "source-list-cut",
                "Danh sách dài hơn " + most
                        + " trang; các trang sau chưa được đọc. Hãy tăng pageSize hoặc mostPages, hoặc"
                        + " dùng poll-http-since",
                "Expected the list's end within " + most
                        + " pages, but it goes on; the pages behind are not read. Raise"
                        + " pageSize or mostPages, or use poll-http-since",
                0);
    }
}
