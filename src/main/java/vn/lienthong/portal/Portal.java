package vn.lienthong.portal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Payload;

/**
 * Says what a {@link Call} holds to the portal and writes down what came of it (design.md, decision 3). Safe for many threads.
 */
public final class Portal {
    private static final Logger log = LoggerFactory.getLogger(Portal.class);
    private static final Duration JOURNAL_PAUSE = Duration.ofSeconds(1);

    private final PortalSettings settings;
    private final Wire wire;
    private final Clock clock;
    private final Sessions sessions;
    private final Minutes minutes;
    private final Inquiry inquiry;

    public Portal(PortalSettings settings, Journal journal, Wire wire, Clock clock) {
        this.settings = settings;
        this.wire = wire;
        this.clock = clock;
        this.sessions = new Sessions(settings, wire, clock);
        this.minutes = new Minutes(journal, clock);
        this.inquiry = new Inquiry(settings, wire, sessions);
    }

    /**
     * Logs in if need be (one login at a time for each credential), makes the intent durable, sends, makes the answer
     * durable. A crash between intent and answer leaves an orphan, see {@link #orphan}. A refusal for want of a session
     * is repeated once with a new session and a new pair of entries; the first pair says POSTPONED, with a wait that
     * keeps others off the dossiers meanwhile. The request is journalled as it was sent but for the session, which is
     * left empty. A call that a bug keeps from being put into words is written down too, without a body, and counts as
     * refused ({@link Outcome#notSayable}). Blocks for at most two logins and two calls, and, once something was sent, for as long as the journal
     * cannot take the answer; throws {@link JournalUnavailable} when it never will: stop the hub, a restart mends it.
     */
    public Delivery deliver(Call call) {
        byte[] blank;
        try {
            blank = Envelope.blank(call);
        } catch (RuntimeException e) {
            return notSayable(call, e);
        }
        return sessions.enter(call.credential())
                .fold(open -> deliver(call, blank, open), closed -> new Delivery.NotSent(closed.why()));
    }

    /**
     * Answers an intent that was found without an answer at start: UNKNOWN, so that it is looked up before anything else.
     * Durable once it returns; returns the position of the ANSWER entry.
     */
    public long orphan(long request, String credential) {
        String why = "The hub stopped before the answer came (Hub dừng trước khi có trả lời)";
        Outcome unknown = new Outcome(Outcome.Kind.UNKNOWN, "", why, Duration.ZERO);
        return minutes.answer(request, credential, unknown, null);
    }

    /**
     * Asks one of the portal's catalogue services (domain.md 1.5), such as {@code LayThuTuc} with {@code maTTHC}. Writes
     * nothing into the journal: whoever uses the answer does. Empty when the portal did not answer with a success.
     */
    public Optional<Payload> ask(String credential, String service, Map<String, String> parameters) {
        return inquiry.ask(credential, service, parameters);
    }

    /** Written down as a pair like any other call, because only the ledger can divide a batch, and it reads the journal. */
    private Delivery notSayable(Call call, RuntimeException bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        String what = bug.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
        log.atError()
                .addKeyValue("credential", call.credential())
                .addKeyValue("service", call.service())
                .addKeyValue("items", call.items().size())
                .addKeyValue("bug", what)
                .log("a call could not be put into words; it was not sent");
        Exchange unsent;
        try {
            long request = minutes.intent(call, new byte[0], settings.protocol());
            unsent = new Exchange(request, new AnswerReading(Outcome.notSayable(what), false), null);
        } catch (JournalUnavailable e) {
            return new Delivery.NotSent(withoutJournal(e));
        }
        return settle(call, unsent, unsent.outcome());
    }

    private Delivery deliver(Call call, byte[] blank, Session.Open session) {
        Exchange first;
        try {
            first = exchange(call, blank, session);
        } catch (JournalUnavailable e) {
            return new Delivery.NotSent(withoutJournal(e));
        }
        if (!first.mayRepeat()) {
            return settle(call, first, first.outcome());
        }
        return sessions.enter(call.credential())
                .fold(
                        open -> repeat(call, blank, open, first),
                        closed -> settle(
                                call,
                                first,
                                waiting(first.outcome(), closed.why().retryAfter())));
    }

    private Delivery repeat(Call call, byte[] blank, Session.Open session, Exchange first) {
        // The ledger hears POSTPONED; the wait keeps it off these dossiers while they are sent again here.
        Delivery settled = settle(call, first, waiting(first.outcome(), settings.timeout()));
        Exchange second;
        try {
            second = exchange(call, blank, session);
        } catch (JournalUnavailable e) {
            return settled;
        }
        return settle(call, second, second.outcome());
    }

    /** @param answer null when none came */
    private record Exchange(long request, AnswerReading reading, Wire.Answer answer) {
        Outcome outcome() {
            return reading.outcome();
        }

        // Only what is certainly not applied; an unknown is looked up first, with the new session.
        boolean mayRepeat() {
            return reading.sessionRefused() && outcome().kind() == Outcome.Kind.POSTPONED;
        }
    }

    private Exchange exchange(Call call, byte[] blank, Session.Open session) {
        long request = minutes.intent(call, blank, settings.protocol());
        URI url = call.service() == Call.Service.LOOK_UP ? settings.shareUrl() : settings.integrationUrl();
        try {
            Wire.Answer answer =
                    wire.send(Wire.Request.of(settings, url, Envelope.withSession(blank, session.value())));
            AnswerReading reading = AnswerReading.of(call, answer, clock.instant());
            if (reading.sessionRefused()) {
                sessions.refused(call.credential(), session.value());
            }
            return new Exchange(request, reading, answer);
        } catch (IOException | RuntimeException e) {
            return new Exchange(request, new AnswerReading(SendFailure.outcome(e, call), false), null);
        }
    }

    private Delivery settle(Call call, Exchange exchange, Outcome outcome) {
        long answer = minutes.answer(exchange.request(), call.credential(), outcome, exchange.answer());
        tell(call, exchange.request(), answer, outcome);
        return new Delivery.Sent(exchange.request(), answer, outcome);
    }

    private static Outcome waiting(Outcome outcome, Duration least) {
        boolean enough = outcome.retryAfter().compareTo(least) >= 0;
        return enough ? outcome : new Outcome(outcome.kind(), outcome.code(), outcome.message(), least);
    }

    private static Outcome withoutJournal(JournalUnavailable e) {
        return new Outcome(Outcome.Kind.POSTPONED, e.reason().code(), e.reason().vietnamese(), JOURNAL_PAUSE);
    }

    private static void tell(Call call, long request, long answer, Outcome outcome) {
        log.atDebug()
                .addKeyValue("message", request)
                .addKeyValue("answer", answer)
                .addKeyValue("credential", call.credential())
                .addKeyValue("service", call.service())
                .addKeyValue("items", call.items().size())
                .addKeyValue("outcome", outcome.kind())
                .log("portal answered");
    }
}
