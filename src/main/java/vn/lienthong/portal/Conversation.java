package vn.lienthong.portal;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Payload;

/** One call, from the session to the answer in the journal. */
final class Conversation {
    private static final Logger log = LoggerFactory.getLogger(Conversation.class);
    private static final Duration JOURNAL_PAUSE = Duration.ofSeconds(1);

    private final Dialogue dialogue;
    private final Call call;
    private final Sessions sessions;
    private final Minutes minutes;
    private final Wire wire;
    private final Clock clock;

    Conversation(Dialogue dialogue, Call call, Sessions sessions, Minutes minutes, Wire wire, Clock clock) {
        this.dialogue = dialogue;
        this.call = call;
        this.sessions = sessions;
        this.minutes = minutes;
        this.wire = wire;
        this.clock = clock;
    }

    /** @param answer null when none came */
    private record Exchange(long request, AnswerReading reading, Wire.Answer answer) {
        static Exchange unsent(long request, Outcome outcome) {
            return new Exchange(request, new AnswerReading(outcome, false), null);
        }

        Outcome outcome() {
            return reading.outcome();
        }

        // Only what is certainly not applied; an unknown is settled first, with the new session.
        boolean mayRepeat() {
            return reading.sessionRefused() && outcome().kind() == Outcome.Kind.POSTPONED;
        }
    }

    Delivery begin() {
        return sessions.enter(call.credential())
                .fold(open -> sendAhead(open, true), closed -> new Delivery.NotSent(closed.why()));
    }

    /** @param again whether a refused session may be renewed */
    private Delivery sendAhead(Session.Open session, boolean again) {
        SentAhead ahead;
        try {
            ahead = dialogue.sendAhead(call, session.value());
        } catch (IOException e) {
            return new Delivery.NotSent(notYet("files-unsent", e.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            return notSayable(e);
        }
        if (!ahead.sessionRefused()) {
            return say(ahead, session);
        }
        sessions.refused(call.credential(), session.value());
        return sessions.enter(call.credential())
                .fold(
                        open -> again
                                ? sendAhead(open, false)
                                : new Delivery.NotSent(notYet("session-refused", "twice")),
                        closed -> new Delivery.NotSent(closed.why()));
    }

    private Delivery say(SentAhead ahead, Session.Open session) {
        Said said;
        try {
            said = dialogue.say(call, ahead);
        } catch (RuntimeException e) {
            return notSayable(e);
        }
        if (!said.unsayable().isEmpty()) {
            return unsent(new Outcome(Outcome.Kind.REFUSED, "not-in-protocol", said.unsayable(), Duration.ZERO));
        }
        return deliver(said, session);
    }

    private Outcome notYet(String code, String message) {
        return new Outcome(Outcome.Kind.POSTPONED, code, message, dialogue.loginPause());
    }

    private Delivery notSayable(RuntimeException bug) {
        StackTraceElement[] trace = bug.getStackTrace();
        String what = bug.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
        log.atError()
                .addKeyValue("credential", call.credential())
                .addKeyValue("service", call.service())
                .addKeyValue("items", call.items().size())
                .addKeyValue("bug", what)
                .log("a call could not be put into words; it was not sent");
        return unsent(Outcome.notSayable(what));
    }

    /** Written down as a pair like any other call, because only the ledger can divide a batch, and it reads the journal. */
    private Delivery unsent(Outcome outcome) {
        Exchange unsent;
        try {
            Said nothing = new Said(Payload.empty(), List.of(), "");
            unsent = Exchange.unsent(minutes.intent(call, nothing, dialogue.protocol()), outcome);
        } catch (JournalUnavailable e) {
            return new Delivery.NotSent(withoutJournal(e));
        }
        return settle(unsent, outcome);
    }

    private Delivery deliver(Said said, Session.Open session) {
        Exchange first;
        try {
            first = exchange(said, session);
        } catch (JournalUnavailable e) {
            return new Delivery.NotSent(withoutJournal(e));
        }
        if (!first.mayRepeat()) {
            return settle(first, first.outcome());
        }
        return sessions.enter(call.credential())
                .fold(
                        open -> repeat(said, open, first),
                        closed -> settle(
                                first, waiting(first.outcome(), closed.why().retryAfter())));
    }

    private Delivery repeat(Said said, Session.Open session, Exchange first) {
        // The ledger hears POSTPONED; the wait keeps it off these dossiers while they are sent again here.
        Delivery settled = settle(first, waiting(first.outcome(), dialogue.timeout()));
        Exchange second;
        try {
            second = exchange(said, session);
        } catch (JournalUnavailable e) {
            return settled;
        }
        return settle(second, second.outcome());
    }

    private Exchange exchange(Said said, Session.Open session) {
        long request = minutes.intent(call, said, dialogue.protocol());
        try {
            Wire.Answer answer = wire.send(dialogue.request(call, said, session.value()));
            AnswerReading reading = dialogue.read(call, answer, clock.instant());
            if (reading.sessionRefused()) {
                sessions.refused(call.credential(), session.value());
            }
            return new Exchange(request, reading, answer);
        } catch (IOException | RuntimeException e) {
            return Exchange.unsent(request, SendFailure.outcome(e, call));
        }
    }

    private Delivery settle(Exchange exchange, Outcome outcome) {
        long answer = minutes.answer(exchange.request(), call.credential(), outcome, exchange.answer());
        tell(exchange.request(), answer, outcome);
        return new Delivery.Sent(exchange.request(), answer, outcome);
    }

    private static Outcome waiting(Outcome outcome, Duration least) {
        boolean enough = outcome.retryAfter().compareTo(least) >= 0;
        return enough ? outcome : new Outcome(outcome.kind(), outcome.code(), outcome.message(), least);
    }

    private static Outcome withoutJournal(JournalUnavailable e) {
        return new Outcome(Outcome.Kind.POSTPONED, e.reason().code(), e.reason().vietnamese(), JOURNAL_PAUSE);
    }

    private void tell(long request, long answer, Outcome outcome) {
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
