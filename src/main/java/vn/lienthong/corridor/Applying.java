package vn.lienthong.corridor;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalUnavailable;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.LedgerUnavailable;
import vn.lienthong.ledger.SetAside;

/**
 * Applies groups of entries to the ledger, and does not let one entry stop all others: a group that fails is applied entry
 * by entry; the entry that fails again, alone, is set aside by a decision in the journal, and passed over.
 */
public final class Applying {
    private static final Logger log = LoggerFactory.getLogger(Applying.class);

    private final Journal journal;
    private final Ledger ledger;
    private final Ahead ahead;
    private final Clock clock;

    public Applying(Journal journal, Ledger ledger, Ahead ahead, Clock clock) {
        this.journal = journal;
        this.ledger = ledger;
        this.ahead = ahead;
        this.clock = clock;
    }

    boolean isSetAside(Entry entry) {
        return ahead.find(entry.position()).isPresent();
    }

    /** An entry that is set aside comes alone. */
    void apply(List<Entry> entries, Map<Long, List<Reading>> readings) {
        Optional<SetAside> aside =
                entries.size() == 1 ? ahead.find(entries.get(0).position()) : Optional.empty();
        if (aside.isPresent()) {
            passOver(entries.get(0), aside.get());
            return;
        }
        try {
            ledger.apply(entries, readings);
        } catch (RuntimeException e) {
            refuseIfPassing(e);
            log.atWarn()
                    .addKeyValue("message", entries.get(0).position())
                    .addKeyValue("entries", entries.size())
                    .addKeyValue("bug", place(e))
                    .log("applying a group failed; its entries are applied one by one");
            entries.forEach(entry -> alone(entry, readings));
        }
    }

    private void alone(Entry entry, Map<Long, List<Reading>> readings) {
        try {
            ledger.apply(List.of(entry), readings);
        } catch (RuntimeException e) {
            refuseIfPassing(e);
            if (!SetAside.isFor(entry.kind())) {
                throw e;
            }
            // When the ledger is sick as a whole, no entry is to blame: then this throws, and the loop tries again.
            List<Integer> held = ledger.probe(entry);
            passOver(
                    entry,
                    setAside(entry, new SetAside(entry.position(), records(entry, readings), held, place(e)), e));
        }
    }

    /** Durable before anything is passed over: a crash in between finds the decision ahead, and does the same. */
    private SetAside setAside(Entry entry, SetAside aside, RuntimeException bug) {
        long decision = journal.append(
                        new Draft(Kind.DECISION, "hub", clock.instant(), "text/plain", aside.facts(), Payload.empty()))
                .join();
        ahead.note(aside);
        log.atError()
                .addKeyValue("message", entry.position())
                .addKeyValue("kind", entry.kind())
                .addKeyValue("party", entry.party())
                .addKeyValue("decision", decision)
                .setCause(bug)
                .log("applying a message failed twice; it is set aside, and the others go on");
        return aside;
    }

    private static int records(Entry entry, Map<Long, List<Reading>> readings) {
        int heard = readings.getOrDefault(entry.position(), List.of()).stream()
                .mapToInt(reading -> reading.heard().size())
                .sum();
        return entry.kind() == Kind.DELIVERY ? Math.max(1, heard) : 0;
    }

    private void passOver(Entry entry, SetAside aside) {
        ledger.passOver(entry, aside);
        ahead.forget(entry.position());
    }

    /** A store or a journal that is away says nothing about the entry. */
    private static void refuseIfPassing(RuntimeException e) {
        boolean store = e instanceof LedgerUnavailable ledger && !ledger.isAboutContent();
        if (store || e instanceof JournalUnavailable) {
            throw e;
        }
    }

    /** Where, without the message of the exception, which may quote what a source sent. */
    private static String place(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        String kind = e.getClass().getSimpleName();
        return trace.length == 0
                ? kind
                : kind + " at " + trace[0].getClassName() + '.' + trace[0].getMethodName() + ':'
                        + trace[0].getLineNumber();
    }
}
