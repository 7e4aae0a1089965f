package vn.lienthong.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Payload;

/**
 * Says what a {@link Call} holds to the portal and writes down what came of it (design.md, decision 3). Safe for many threads.
 */
public final class Portal {

    private final List<Dialogue> dialogues;
    private final Wire wire;
    private final Clock clock;
    private final Sessions sessions;
    private final Minutes minutes;
    private final Optional<Inquiry> inquiry;

    /**
     * @param envelope how the envelope protocol is spoken, if any credential speaks it
     * @param sixSteps the same for the six steps of 2026
     */
    public Portal(
            Optional<PortalSettings> envelope,
            Optional<SixStepSettings> sixSteps,
            Journal journal,
            Wire wire,
            Clock clock) {
        this.wire = wire;
        this.clock = clock;
        List<Dialogue> spoken = new ArrayList<>();
        envelope.ifPresent(settings -> spoken.add(new EnvelopeDialogue(settings, wire)));
        sixSteps.ifPresent(settings -> spoken.add(new SixStepDialogue(settings, wire)));
        this.dialogues = List.copyOf(spoken);
        this.sessions = new Sessions(dialogues, clock);
        this.minutes = new Minutes(journal, clock);
        this.inquiry = envelope.map(settings -> new Inquiry(settings, wire, sessions));
    }

    /** For the envelope protocol alone. */
    public Portal(PortalSettings settings, Journal journal, Wire wire, Clock clock) {
        this(Optional.of(settings), Optional.empty(), journal, wire, clock);
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
        Dialogue dialogue = find(call.credential()).orElse(null);
        if (dialogue == null) {
            return new Delivery.NotSent(
                    Session.Closed.unknown(call.credential()).why());
        }
        return new Conversation(dialogue, call, sessions, minutes, wire, clock).begin();
    }

    private Optional<Dialogue> find(String credential) {
        return dialogues.stream()
                .filter(one -> one.credentials().contains(credential))
                .findFirst();
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

    /** The same while the hub runs: whoever made the call died of an error of the machine, such as no memory, before it heard the answer. */
    public long unheard(long request, String credential) {
        String why = "The hub failed before it heard the answer (Trục gặp lỗi trước khi nghe trả lời)";
        Outcome unknown = new Outcome(Outcome.Kind.UNKNOWN, "", why, Duration.ZERO);
        return minutes.answer(request, credential, unknown, null);
    }

    /**
     * Asks one of the portal's catalogue services (domain.md 1.5), such as {@code LayThuTuc} with {@code maTTHC}. Writes
     * nothing into the journal: whoever uses the answer does. Empty when the portal did not answer with a success.
     */
    public Optional<Payload> ask(String credential, String service, Map<String, String> parameters) {
        return inquiry.flatMap(one -> one.ask(credential, service, parameters));
    }
}
