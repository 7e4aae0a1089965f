package vn.lienthong.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.lienthong.dossier.Believed;
import vn.lienthong.dossier.EventTime;
import vn.lienthong.dossier.Fingerprint;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Issued;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Protocol;
import vn.lienthong.dossier.Sent;
import vn.lienthong.dossier.Subject;
import vn.lienthong.dossier.Version;

/**
 * One dossier while a group of entries is applied to it. Mutable on purpose: a group touches a dossier several times and
 * writes it once.
 *
 * <p>News are counted: {@code news} have been believed, the first {@code ended} of them have ended, and {@code dropped}
 * of those ended because a person discarded them, the others because the portal confirmed them or a newer one.
 */
final class Row {
    /** Whether the believed state may go to the portal. */
    enum Hold {
        FREE,
        /** An open problem of the believed record (its key is the origin, part 0). */
        PARKED,
        /** A person decided that the believed state is not to be delivered. */
        DISCARDED
    }

    /** In bytes: a longer content is read again when it is sent. */
    private static final int MOST_KEPT = 4096;

    /** In {@link #flags}: the parked steps go by themselves once the portal has the dossier. */
    static final int STEPS_NEED_DOSSIER = 1 << 8;

    /** In {@link #flags}: a number was issued for it; {@link #issued} says which. */
    static final int NUMBERED = 1 << 9;

    /** Those of {@link #flags} that news do not take away. */
    static final int LASTING = STEPS_NEED_DOSSIER | NUMBERED;

    /** Counts the dossiers in the order of the journal. */
    final long id;

    final String number;
    boolean isNew;
    boolean hasNewBody;
    /** The table of contents has a row of it. */
    boolean hasContent;

    String source;
    String credential;
    int status;
    EventTime event = EventTime.NONE;
    Version version = Version.NONE;
    Version origin = Version.NONE;
    Long receivedAt;
    Fingerprint content = Fingerprint.NONE;
    /** Remarks ({@link RemarkBits}), and the two bits of {@link #LASTING}. */
    int flags;
    /** Of the believed record. */
    Subject subject = Subject.UNKNOWN;
    /** Stands for the other number that it was called by last; 0 for none. */
    int otherMark;

    Heard.Hint hint = Heard.Hint.NONE;
    int news;
    int ended;
    int dropped;
    Hold hold = Hold.FREE;
    Presence presence = Presence.UNASKED;
    Version delivered = Version.NONE;
    int deliveredStatus;
    Fingerprint deliveredContent = Fingerprint.NONE;
    Long deliveredAt;
    Doubt doubt;
    /** What the portal knows it by, where the portal issues numbers. */
    Issued issued = Issued.NOTHING;

    Long due;
    int attempts;
    int batchLimit;
    int steps;
    int stepsEnded;
    int stepRecords;
    byte[] stepKeys = new byte[0];
    /** The last ordinal that an open step problem holds back; 0 when none is. */
    int stepParked;
    /** The record that brought the first parked step. */
    Version parkedOrigin = Version.NONE;

    /** Those of its waiting steps that are in memory, by ordinal. */
    final SortedMap<Integer, StepRow> waiting = new TreeMap<>();

    /** What the believed record says; null where it was not asked for. */
    byte[] body;

    /** What the tally of the source holds of this row; moved by {@link Group#touch}. */
    Share counted = Share.NOTHING;
    /** Those of its remarks that are counted for its source; moved by {@link Group#touch}. */
    int remarked;

    Row(long id, String number) {
        this.id = id;
        this.number = number;
    }

    /** Only steps of it are known so far. */
    boolean isStub() {
        return version.equals(Version.NONE);
    }

    boolean isParked() {
        return hold == Hold.PARKED;
    }

    /** The believed state is to be sent. */
    boolean isOutstanding() {
        return hold == Hold.FREE && version.compareTo(delivered) > 0;
    }

    /** A state came back before another took its place at the portal: saying it again would change nothing. */
    boolean isToldAlready() {
        return presence == Presence.PRESENT && doubt == null && content.equals(deliveredContent);
    }

    /** The believed state, as it is sent. */
    Sent state() {
        return new Sent(version, news, status, content);
    }

    int waitingSteps() {
        return steps - stepsEnded;
    }

    /** Steps wait for a person, or for a dossier that does. */
    boolean areStepsBlocked() {
        return stepParked > 0 || hold == Hold.PARKED;
    }

    /** Steps wait that no credential can deliver, or no dossier can take, and no problem says so yet. */
    boolean areStepsStranded() {
        boolean stuck = credential == null || (lacksDossier() && !isOutstanding());
        return stuck && waitingSteps() > 0 && !areStepsBlocked();
    }

    boolean hasWork() {
        return credential != null && (isOutstanding() || (waitingSteps() > 0 && !areStepsBlocked() && !lacksDossier()));
    }

    /** Certainly not there: where the portal issues numbers, the hub knows what it has created. */
    private boolean lacksDossier() {
        return Protocol.of(credential).issuesNumbers() && issued.id().isEmpty();
    }

    /** The protocol by whose number the portal knows it, or may know it; null when it was never sent. */
    Protocol begun() {
        if (!issued.number().isEmpty()) {
            return Protocol.SIX_STEPS;
        }
        boolean mayBeThere = presence == Presence.PRESENT || presence == Presence.UNSURE;
        return mayBeThere || doubt != null || delivered.position() > 0 ? Protocol.ENVELOPE : null;
    }

    void issue(String portalNumber) {
        issued = new Issued(portalNumber, "");
        flags |= NUMBERED;
    }

    /** The portal has it, under the number that was issued. */
    void created(String portalId) {
        issued = new Issued(issued.number(), portalId);
        presence = Presence.PRESENT;
        doubt = null;
    }

    /** The table has it as it is; the content is kept as long as it is to be sent. */
    void wasWritten() {
        isNew = false;
        hasNewBody = false;
        hasContent = !isStub();
        body = isOutstanding() && body != null && body.length <= MOST_KEPT ? body : null;
        waiting.values().forEach(StepRow::wasWritten);
    }

    /** Its own steps with it. */
    Row copy() {
        Row copy = new Row(id, number);
        copyBelief(copy);
        copyDelivery(copy);
        waiting.forEach((ordinal, step) -> copy.waiting.put(ordinal, step.copy()));
        return copy;
    }

    /** As it will be once the table has it; content and steps are kept, because the table cannot give them yet. */
    Row copyAsWritten() {
        Row copy = copy();
        copy.wasWritten();
        copy.body = body;
        return copy;
    }

    private void copyBelief(Row copy) {
        copy.isNew = isNew;
        copy.hasNewBody = hasNewBody;
        copy.hasContent = hasContent;
        copy.source = source;
        copy.credential = credential;
        copy.status = status;
        copy.event = event;
        copy.version = version;
        copy.origin = origin;
        copy.receivedAt = receivedAt;
        copy.content = content;
        copy.flags = flags;
        copy.subject = subject;
        copy.otherMark = otherMark;
        copy.remarked = remarked;
        copy.hint = hint;
        copy.news = news;
        copy.ended = ended;
        copy.dropped = dropped;
        copy.hold = hold;
        copy.body = body;
        copy.counted = counted;
    }

    private void copyDelivery(Row copy) {
        copy.presence = presence;
        copy.issued = issued;
        copy.delivered = delivered;
        copy.deliveredStatus = deliveredStatus;
        copy.deliveredContent = deliveredContent;
        copy.deliveredAt = deliveredAt;
        copy.doubt = doubt;
        copy.due = due;
        copy.attempts = attempts;
        copy.batchLimit = batchLimit;
        copy.steps = steps;
        copy.stepsEnded = stepsEnded;
        copy.stepRecords = stepRecords;
        copy.stepKeys = stepKeys;
        copy.stepParked = stepParked;
        copy.parkedOrigin = parkedOrigin;
    }

    /** Goes on with what remains to be done; one that is due already keeps its turn, and its place in the index. */
    void scheduleRest(long at) {
        schedule(due != null && due <= at ? due : at);
    }

    /** Tries at this time if there is anything to do. */
    void schedule(long at) {
        due = hasWork() ? (Long) at : null;
    }

    /** Tries now, or when an earlier failure lets it. */
    void scheduleNews(long at) {
        scheduleNews(at, 0);
    }

    /**
     * The same for news that wait for company so long. The first one sets the time, and it stays, so that a stream of news cannot
     * put it off. Where something is under way or waits already, news go when its turn comes: they had company enough.
     */
    void scheduleNews(long at, long window) {
        if (due != null && attempts > 0) {
            schedule(due);
            return;
        }
        boolean waits = due != null && due > at;
        long first = due == null ? at + window : at;
        schedule(waits ? Math.min(due, at + window) : first);
    }

    Share share() {
        int outstanding = news - ended;
        int held = hold == Hold.PARKED ? outstanding : 0;
        int heldSteps = areStepsBlocked() ? stepRecords : 0;
        int pending = outstanding - held + stepRecords - heldSteps;
        return new Share(isStub() ? 0 : 1, ended - dropped, dropped + held + heldSteps, pending, waitingSteps());
    }

    Believed believed() {
        MainStatus known = MainStatus.find(status).orElse(null);
        return new Believed(source, known, event, content, origin, subject);
    }

    /** Ids of the first of its waiting steps, at most so many, that are not in memory. */
    List<Long> listMissingSteps(int most) {
        List<Long> missing = new ArrayList<>();
        int last = Math.min(steps, most > StepRow.MOST - stepsEnded ? StepRow.MOST : stepsEnded + most);
        for (int ordinal = stepsEnded + 1; ordinal <= last; ordinal++) {
            if (!waiting.containsKey(ordinal)) {
                missing.add(StepRow.id(id, ordinal));
            }
        }
        return missing;
    }

    boolean knowsStep(long key) {
        ByteBuffer keys = ByteBuffer.wrap(stepKeys);
        while (keys.hasRemaining()) {
            if (keys.getLong() == key) {
                return true;
            }
        }
        return false;
    }

    void addStepKey(long key) {
        stepKeys = ByteBuffer.allocate(stepKeys.length + Long.BYTES)
                .put(stepKeys)
                .putLong(key)
                .array();
    }

    /** Those of {@link #flags} that a person should know of. */
    int remarks() {
        return flags & ~LASTING;
    }

    /** How many of its steps are not among these, which reach back to its first; 0 when they do not, and nobody can tell. */
    int stepsMissingFrom(Collection<Long> keys) {
        ByteBuffer known = ByteBuffer.wrap(stepKeys);
        if (!known.hasRemaining() || !keys.contains(known.getLong(0))) {
            return 0;
        }
        int missing = 0;
        while (known.hasRemaining()) {
            missing += keys.contains(known.getLong()) ? 0 : 1;
        }
        return missing;
    }

    /** The key of the problem that parks the believed state. */
    ProblemKey problemKey() {
        return new ProblemKey(origin.position(), origin.index(), 0);
    }

    /** The key of the problem that parks the steps. */
    ProblemKey stepProblemKey() {
        return new ProblemKey(parkedOrigin.position(), parkedOrigin.index(), stepsEnded + 1);
    }

    /** What one dossier adds to the tally of its source. */
    record Share(int dossiers, int settled, int problems, int pending, int waitingSteps) {
        static final Share NOTHING = new Share(0, 0, 0, 0, 0);
    }
}
