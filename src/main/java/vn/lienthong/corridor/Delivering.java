package vn.lienthong.corridor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Wait;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.ledger.Intent;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.portal.Delivery;
import vn.lienthong.portal.Portal;

/**
 * The third loop, ledger to portal. What was sent, and what came of it, reaches the ledger through the journal only. It
 * begins when every intent that a crash left unanswered has been marked unknown, so that it is looked up first.
 */
public final class Delivering implements Loop {
    private static final Logger log = LoggerFactory.getLogger(Delivering.class);
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Ledger ledger;
    private final Portal portal;
    private final Clock clock;
    private final Nudge nudge;
    private final LongSupplier last;
    private final long caughtUpAt;
    private final PortalCalls calls;
    private final HeldCalls held = new HeldCalls();
    /** By credential, how many calls in a row threw before they were sent. */
    private final Map<String, Integer> thrown = new ConcurrentHashMap<>();

    private boolean begun;

    /** @param last the journal's last position; intents up to the one at start may be orphans of a crash */
    public Delivering(Ledger ledger, Portal portal, Clock clock, Nudge nudge, LongSupplier last, PortalCalls calls) {
        this.ledger = ledger;
        this.portal = portal;
        this.clock = clock;
        this.nudge = nudge;
        this.last = last;
        this.caughtUpAt = last.getAsLong();
        this.calls = calls;
    }

    @Override
    public Optional<Object> next() {
        if (!begin()) {
            return Optional.empty();
        }
        letGo(clock.instant());
        return ledger.nextCall(clock.instant()).map(call -> call);
    }

    @Override
    public Duration idle() {
        Duration until = Stream.of(ledger.nextDue(), held.next())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(due -> Duration.between(clock.instant(), due))
                .orElse(LONGEST_IDLE);
        if (until.compareTo(LONGEST_IDLE) > 0) {
            return LONGEST_IDLE;
        }
        return until.compareTo(Duration.ofMillis(5)) < 0 ? Duration.ofMillis(5) : until;
    }

    @Override
    public Nudge nudge() {
        return nudge;
    }

    @Override
    public void failed(Object batch, Throwable cause) {
        Call call = (Call) batch;
        int times = thrown.merge(call.credential(), 1, Integer::sum);
        held.hold(call, new Wait(clock.instant(), pause(times)), last.getAsLong());
    }

    /** A bug of ours, and not of what the call says, which the portal room sorts out: it waits longer each time. */
    static Duration pause(int times) {
        Duration pause = Duration.ofSeconds(1L << Math.min(times - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** The route's step. */
    public void deliver(Call call) {
        ledger.begun(call);
        portal.deliver(call).fold(sent -> count(call, sent), notSent -> postpone(call, notSent));
        thrown.remove(call.credential());
    }

    private Void count(Call call, Delivery.Sent sent) {
        ledger.ended(call, sent.answer());
        calls.sent(sent.outcome());
        return null;
    }

    private Void postpone(Call call, Delivery.NotSent notSent) {
        calls.notSent();
        Outcome outcome = notSent.outcome();
        Instant now = clock.instant();
        log.atWarn()
                .addKeyValue("credential", call.credential())
                .addKeyValue("code", outcome.code())
                .addKeyValue("wait", outcome.retryAfter())
                .log("a call was not sent");
        ledger.notSent(call, outcome, now);
        return null;
    }

    private synchronized void letGo(Instant now) {
        for (HeldCalls.Held one : held.take(now)) {
            if (ledger.bookmark() < one.written() || !isLetGo(one.call())) {
                held.hold(one.call(), new Wait(now, LONGEST_IDLE), one.written());
            }
        }
    }

    /**
     * An error between its intent and its answer leaves nobody who would ever answer: then its outcome is unknown, as after a crash.
     * False when that cannot be written down now.
     */
    private boolean isLetGo(Call call) {
        Optional<Intent> intent = ledger.unanswered().stream()
                .filter(one -> one.credential().equals(call.credential())
                        && one.numbers().contains(call.items().get(0).number()))
                .findFirst();
        try {
            intent.ifPresent(one -> {
                log.atWarn()
                        .addKeyValue("message", one.position())
                        .addKeyValue("credential", one.credential())
                        .log("nobody heard the answer to a request; its dossiers are looked up");
                portal.unheard(one.position(), one.credential());
            });
        } catch (JournalUnavailable e) {
            return false;
        }
        // Only where no request was met: else the answer frees them.
        ledger.forget(call);
        return true;
    }

    private synchronized boolean begin() {
        if (begun) {
            return true;
        }
        if (ledger.bookmark() < caughtUpAt) {
            return false;
        }
        List<Intent> unanswered = ledger.unanswered();
        if (ledger.bookmark() < caughtUpAt) {
            // It went back meanwhile: the list may lack some.
            return false;
        }
        unanswered.forEach(intent -> {
            log.atWarn()
                    .addKeyValue("message", intent.position())
                    .addKeyValue("credential", intent.credential())
                    .log("a request was left without an answer; its dossiers are looked up");
            portal.orphan(intent.position(), intent.credential());
        });
        begun = true;
        return true;
    }
}
