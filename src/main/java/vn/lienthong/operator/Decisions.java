package vn.lienthong.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.access.Answer;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Decision;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.ProblemGroup;
import vn.lienthong.ledger.ProblemKey;
import vn.lienthong.source.Refusal;

/**
 * Writes what a person decided about problems into the journal of a running hub; the same loop that reads deliveries hears it.
 * Durable when it returns. Deciding the same twice is harmless: what is no longer open is passed over.
 */
public final class Decisions {
    /** So many fit into an entry's facts; more become further entries, in order. */
    private static final int AT_ONCE = 800;

    private final Journal journal;
    private final Ledger ledger;
    private final Clock clock;

    public Decisions(Journal journal, Ledger ledger, Clock clock) {
        this.journal = journal;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** All open problems of the group, in the order of their records; the position of the last entry written. */
    public Answer<Long> decide(Decision.Action action, ProblemGroup group, String who, String why) {
        return decide(action, ledger.listOpen(group, Integer.MAX_VALUE), who, why);
    }

    /** One problem, if it is open. */
    public Answer<Long> decideOne(Decision.Action action, ProblemKey problem, String who, String why) {
        return ledger.isOpen(problem)
                ? decide(action, List.of(problem), who, why)
                : Answer.refused(Refusals.nothingOpen());
    }

    /** One dossier whose creation stayed unknown, and which is at the portal under this id. */
    public Answer<Long> releaseAs(String portalId, ProblemKey problem, String who, String why) {
        if (!ledger.isOpen(problem)) {
            return Answer.refused(Refusals.nothingOpen());
        }
        return reason(why)
                .map(Answer::<Long>refused)
                .orElseGet(() -> Answer.done(write(
                        new Decision(Decision.Action.RELEASE, List.of(problem), Optional.of(portalId)), who, why)));
    }

    /** These, open or not: what is not open is passed over when it is applied. */
    public Answer<Long> decideNamed(Decision.Action action, List<ProblemKey> problems, String who, String why) {
        return decide(action, problems, who, why);
    }

    private Answer<Long> decide(Decision.Action action, List<ProblemKey> problems, String who, String why) {
        Optional<Refusal> unsaid = reason(why);
        if (unsaid.isPresent()) {
            return Answer.refused(unsaid.get());
        }
        if (problems.isEmpty()) {
            return Answer.refused(Refusals.nothingOpen());
        }
        long position = 0;
        for (int from = 0; from < problems.size(); from += AT_ONCE) {
            List<ProblemKey> some = problems.subList(from, Math.min(problems.size(), from + AT_ONCE));
            position = write(new Decision(action, some), who, why);
        }
        return Answer.done(position);
    }

    private static Optional<Refusal> reason(String why) {
        boolean said = !why.isBlank() && why.length() <= 500;
        return said ? Optional.empty() : Optional.of(Refusals.reasonMissing());
    }

    private long write(Decision decision, String who, String why) {
        return write(decision.facts(), Map.of("why", why), who);
    }

    /** An entry of the journal that says who decided what, and why. */
    long write(Map<String, String> facts, Map<String, String> more, String who) {
        var payload = JsonNodeFactory.instance.objectNode();
        more.forEach(payload::put);
        return journal.append(new Draft(
                        Kind.DECISION,
                        who,
                        clock.instant(),
                        "application/json",
                        facts,
                        Payload.ofText(payload.toString())))
                .join();
    }
}
