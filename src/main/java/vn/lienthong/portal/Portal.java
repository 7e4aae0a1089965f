package vn.lienthong.portal;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.AgencyCode;
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

    public Portal(PortalSettings settings, Journal journal, Wire wire, Clock clock) {
        this.settings = settings;
        this.wire = wire;
        this.clock = clock;
        this.sessions = new Sessions(settings, wire, clock);
        this.minutes = new Minutes(journal, clock);
    }

    /**
     * Logs in if need be (one login at a time for each credential), makes the intent durable, sends, makes the answer
     * durable. A crash between intent and answer leaves an orphan, see {@link #orphan}. A refusal for want of a session
     * is repeated once with a new session and a new pair of entries; the first pair says POSTPONED, with a wait that
     * keeps others off the dossiers meanwhile. The request is journalled as it was sent but for the session, which is
     * left empty. Blocks for at most two logins and two calls, and, once something was sent, for as long as the journal
     * cannot take the answer; throws {@link JournalUnavailable} when it never will: stop the hub, a restart mends it.
     */
    public Delivery deliver(Call call) {
        byte[] blank = Envelope.blank(call);
        Attempt first = attempt(call, blank, settings.timeout());
        if (!first.sessionRefused()) {
            return first.delivery();
        }
        // When nothing is sent now, the first pair stands: it told the ledger POSTPONED.
        Delivery second = attempt(call, blank, Duration.ZERO).delivery();
        return second.fold(sent -> sent, notSent -> first.delivery());
    }

    /** The deepest credential whose agency contains this one (FM-50). Ask with the agency of today. */
    public Optional<String> credentialFor(AgencyCode agency) {
        return settings.credentials().stream()
                .filter(c -> agency.isWithin(c.madonvi()))
                .max(Comparator.comparingInt(c -> c.madonvi().depth()))
                .map(PortalCredential::name);
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

    private record Attempt(Delivery delivery, boolean sessionRefused) {}

    /** @param repeatWait at least how long the ledger should wait when the session is refused */
    private Attempt attempt(Call call, byte[] blank, Duration repeatWait) {
        return sessions.enter(call.credential())
                .fold(
                        open -> attempt(call, blank, open.value(), repeatWait),
                        closed -> new Attempt(new Delivery.NotSent(closed.why()), false));
    }

    private Attempt attempt(Call call, byte[] blank, String session, Duration repeatWait) {
        long request;
        try {
            request = minutes.intent(call, blank, settings.protocol());
        } catch (JournalUnavailable e) {
            return new Attempt(new Delivery.NotSent(withoutJournal(e)), false);
        }
        Heard heard = exchange(call, Envelope.withSession(blank, session));
        if (heard.reading().sessionRefused()) {
            sessions.refused(call.credential(), session);
        }
        // Only what is certainly not applied may be repeated; an unknown is looked up first, with the new session.
        boolean again = heard.reading().sessionRefused() && kindOf(heard) == Outcome.Kind.POSTPONED;
        Outcome outcome = again
                ? waiting(heard.reading().outcome(), repeatWait)
                : heard.reading().outcome();
        long answer = minutes.answer(request, call.credential(), outcome, heard.answer());
        tell(call, request, answer, outcome);
        return new Attempt(new Delivery.Sent(request, answer, outcome), again);
    }

    /** @param answer null when none came */
    private record Heard(AnswerReading reading, Wire.Answer answer) {}

    private Heard exchange(Call call, byte[] body) {
        URI url = call.service() == Call.Service.LOOK_UP ? settings.shareUrl() : settings.integrationUrl();
        try {
            Wire.Answer answer =
                    wire.send(new Wire.Request(url, Headers.of(settings), Payload.of(body), settings.timeout()));
            return new Heard(AnswerReading.of(call, answer, clock.instant()), answer);
        } catch (IOException | RuntimeException e) {
            return new Heard(new AnswerReading(SendFailure.outcome(e, call), false), null);
        }
    }

    private static Outcome.Kind kindOf(Heard heard) {
        return heard.reading().outcome().kind();
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
