package vn.lienthong.asking;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Receipt;
import vn.lienthong.source.RefusedException;

/**
 * Bean {@code polling}: asks a source over HTTP, page by page. A template begins a round with {@link #pages}, {@link #since} or
 * {@link #next}; then, until nothing is left to ask: {@link #signIn}, {@link #ask}, the call, {@link #page}, the delivery,
 * {@link #turn}. One page that does not come is noted and passed over; the round goes on.
 */
public final class Polling {
    /** Exchange property: how many records the page holds. */
    public static final String RECORDS = "records";

    private static final String SIGN_IN = "signIn";

    private final long mostBytes;
    private final Intake intake;
    private final Clock clock;
    private final PollFailures failures;
    private final SourceTokens signIns;
    private final SourceClocks clocks;
    private final Pagings pagings;
    private final Strays strays;

    public Polling(long mostBytes, Intake intake, Clock clock, PollFailures failures, SourceClocks clocks) {
        this.mostBytes = mostBytes;
        this.intake = intake;
        this.clock = clock;
        this.failures = failures;
        this.signIns = new SourceTokens(clock);
        this.clocks = clocks;
        this.pagings = new Pagings(intake, clock);
        this.strays = new Strays(clock);
    }

    /** A list in whole, by page numbers or offsets. */
    public void pages(Exchange exchange) {
        begin(exchange, pagings.whole(new Parameters(exchange)));
    }

    /** What changed since the cursor. */
    public void since(Exchange exchange) {
        begin(exchange, pagings.sinceCursor(new Parameters(exchange), source(exchange)));
    }

    /** One of both, as the question has a blank for the time or not. */
    public void soap(Exchange exchange) {
        Parameters parameters = new Parameters(exchange);
        boolean timed = Blanks.names(parameters.text("body"), "since");
        begin(exchange, timed ? pagings.sinceCursor(parameters, source(exchange)) : pagings.whole(parameters));
    }

    /** Pages that say where the next one is. */
    public void next(Exchange exchange) {
        begin(exchange, pagings.byLinks(new Parameters(exchange), source(exchange)));
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
        Round.begin(exchange, paging);
    }

    /** Prepares the call for a token, when one is needed; property {@code signIn} says so. */
    public void signIn(Exchange exchange) {
        SourceAccess access = Round.of(exchange).question().access();
        boolean needed = signIns.find(source(exchange), access).isEmpty();
        exchange.setProperty(SIGN_IN, needed ? Boolean.TRUE : null);
        if (needed) {
            signIns.question(access, exchange);
        }
    }

    public void signedIn(Exchange exchange) throws IOException {
        HttpAnswer answer = HttpAnswer.read(exchange.getMessage(), mostBytes);
        signIns.answered(source(exchange), Round.of(exchange).question().access(), answer);
    }

    public void ask(Exchange exchange) {
        Round round = Round.of(exchange);
        Question question = round.question();
        String token = signIns.find(source(exchange), question.access()).orElse("");
        exchange.setProperty(Receiving.FACTS, Map.of("asked", question.exactWords(round.paging())));
        question.put(round.paging(), token, exchange);
        round.asks(clock.instant());
    }

    /** The body becomes the page, or nothing when there is none to keep. */
    public void page(Exchange exchange) throws IOException {
        Round round = Round.of(exchange);
        Message message = exchange.getMessage();
        exchange.removeProperty(Receiving.CURSOR);
        exchange.removeProperty(Receiving.NO_PAGE);
        clocks.measure(source(exchange), message.getHeader("Date", String.class), round.askedAt(), clock.instant());
        HttpAnswer answer = HttpAnswer.read(message, mostBytes);
        if (round.question().ended().isIn(answer)) {
            signedOut(round, exchange);
            return;
        }
        if (round.paging().isGone(answer.status())) {
            empty(message);
            return;
        }
        if (!answer.isOk()) {
            failed(round, answer, exchange);
            return;
        }
        exchange.setProperty(Receiving.CONTENT_TYPE, answer.type().isEmpty() ? "application/json" : answer.type());
        round.question()
                .form()
                .flaw(answer, round.paging().asksForOne())
                .ifPresentOrElse(fault -> strayed(round, answer, fault, exchange), () -> came(round, answer, exchange));
    }

    private void came(Round round, HttpAnswer answer, Exchange exchange) {
        Message message = exchange.getMessage();
        strays.mended(source(exchange), round.words());
        Page page = answer.page(round.question().form().records(), message.getHeader("Link", "", String.class));
        exchange.setProperty(RECORDS, page.records().size());
        boolean news = round.paging().came(page);
        String cursor = round.paging().cursor();
        exchange.setProperty(Receiving.CURSOR, cursor);
        empty(message);
        if (news && answer.body().length > 0) {
            message.setBody(answer.body());
        }
        if (!news) {
            withoutNews(source(exchange), cursor);
        }
    }

    /** Costs this page, and the cursor stays; the bytes are kept as what they are, for whoever looks into it. */
    private void strayed(Round round, HttpAnswer answer, PollFault fault, Exchange exchange) {
        String words = round.words();
        empty(exchange.getMessage());
        failures.note(source(exchange), fault);
        round.lacks(false);
        if (answer.body().length > 0 && strays.keeps(source(exchange), words)) {
            exchange.setProperty(Receiving.NO_PAGE, fault.code());
            // Its own question: the page that was kept before is still known when it comes again.
            exchange.setProperty(Receiving.ASK, words + " (" + fault.code() + ")");
            exchange.getMessage().setBody(answer.body());
        }
    }

    private void withoutNews(String source, String cursor) {
        Receiving.durable(cursor == null ? intake.withoutNews(source) : intake.withoutNews(source, cursor));
    }

    /** The next question, or none when the round is over. */
    public void turn(Exchange exchange) {
        Round round = Round.of(exchange);
        if (exchange.getMessage().getBody() instanceof Receipt kept) {
            round.keeps(kept);
            failures.kept(source(exchange));
        }
        boolean over = round.turns();
        if (!over && round.isCut()) {
            over = true;
            failures.note(source(exchange), PollFault.of(new RefusedException(round.cut())));
        }
        exchange.setProperty(Listings.PAGES, over ? round.wholeList() : null);
        exchange.setProperty(Receiving.ASK, over ? null : round.words());
    }

    /**
     * An answer that is no page. A token that is refused is asked for anew, once a round; an account that is refused, or a
     * source that wants to be left alone, ends the round; any other failure costs this page only.
     */
    private void failed(Round round, HttpAnswer answer, Exchange exchange) {
        empty(exchange.getMessage());
        if (answer.status() == 401 && round.signsInAnew(() -> signIns.forget(source(exchange)))) {
            return;
        }
        failures.note(source(exchange), answer.fault());
        round.lacks(answer.isOfWholeSource());
    }

    /** What an answer says with such a sign is never kept; a session that ends as soon as it begins ends the round. */
    private void signedOut(Round round, Exchange exchange) {
        empty(exchange.getMessage());
        if (!round.signsInAnew(() -> signIns.forget(source(exchange)))) {
            failures.note(source(exchange), PollFault.signedOut());
            round.end();
        }
    }

    private static void empty(Message message) {
        message.removeHeaders("*");
        message.setBody(null);
    }

    private static String source(Exchange exchange) {
        return exchange.getProperty(Receiving.SOURCE, String.class);
    }
}
