package vn.lienthong.ledger;

import java.time.Instant;
import vn.lienthong.dossier.Heard;

/** The counters of one source while a group is applied; written once per group. */
final class Tally {
    private static final int WINDOW = 64;
    private static final int ENOUGH = 16;

    final String source;
    boolean isNew;
    long deliveries;
    long records;
    long settled;
    long unchanged;
    long stale;
    long problems;
    long pending;
    long dossiers;
    long waitingSteps;
    long openProblems;
    Long lastContact;
    Long lastDelivery;
    /** In microseconds. */
    Long lastEvent;

    long lastPosition;
    long cursorPosition;

    /** The last verdicts on whether a new dossier was at the portal already, the newest in the lowest bit. */
    long verdicts;

    int verdictCount;

    Tally(String source) {
        this.source = source;
    }

    void move(Row.Share from, Row.Share to) {
        dossiers += to.dossiers() - from.dossiers();
        settled += to.settled() - from.settled();
        problems += to.problems() - from.problems();
        pending += to.pending() - from.pending();
        waitingSteps += to.waitingSteps() - from.waitingSteps();
    }

    void judge(boolean exists) {
        verdicts = (verdicts << 1) | (exists ? 1 : 0);
        verdictCount = Math.min(WINDOW, verdictCount + 1);
    }

    /**
     * How to begin with a dossier that the portal was never asked about. The source's hint counts until experience
     * contradicts it; without one, dossiers are looked up while more than 2 % of the last ones existed already, or while
     * fewer than 16 verdicts are known. So adoption day does not collapse into refusals, and a new source does not pay a
     * look-up for each dossier.
     */
    Presence guess(Heard.Hint hint) {
        int exist = Long.bitCount(verdicts);
        boolean seldom = exist * 50 < Math.max(verdictCount, 1);
        if (hint == Heard.Hint.UPDATE) {
            return Presence.PRESENT;
        }
        boolean enough = verdictCount >= ENOUGH;
        boolean create = hint == Heard.Hint.CREATE ? !enough || seldom : enough && seldom;
        return create ? Presence.ABSENT : Presence.UNSURE;
    }

    Account account() {
        return new Account(records, settled, unchanged, stale, problems, pending);
    }

    SourcePage page() {
        return new SourcePage(
                source,
                deliveries,
                account(),
                dossiers,
                waitingSteps,
                openProblems,
                lastContact == null ? null : Instant.ofEpochMilli(lastContact),
                lastDelivery == null ? null : Instant.ofEpochMilli(lastDelivery),
                lastEvent == null ? null : Micros.toInstant(lastEvent),
                lastPosition,
                cursorPosition);
    }

    Tally copyAsWritten() {
        Tally copy = copy();
        copy.isNew = false;
        return copy;
    }

    Tally copy() {
        Tally copy = new Tally(source);
        copy.isNew = isNew;
        copy.deliveries = deliveries;
        copy.records = records;
        copy.settled = settled;
        copy.unchanged = unchanged;
        copy.stale = stale;
        copy.problems = problems;
        copy.pending = pending;
        copy.dossiers = dossiers;
        copy.waitingSteps = waitingSteps;
        copy.openProblems = openProblems;
        copy.lastContact = lastContact;
        copy.lastDelivery = lastDelivery;
        copy.lastEvent = lastEvent;
        copy.lastPosition = lastPosition;
        copy.cursorPosition = cursorPosition;
        copy.verdicts = verdicts;
        copy.verdictCount = verdictCount;
        return copy;
    }
}
