package vn.lienthong.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Heard;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.ProblemCode;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Remark;
import vn.lienthong.journal.Entry;
import vn.lienthong.vault.RowKeys;

/**
 * Per dossier what is believed beside what is delivered, steps, problems and the bookmark. All of it follows from the
 * journal's entries alone: deleting the tables and applying every entry again gives the same rows.
 *
 * <p>{@link #apply} is for one thread; the other methods may be called from any. When the store fails they throw
 * {@link LedgerUnavailable}: nothing was lost, and the same call may be repeated.
 */
public final class Ledger implements AutoCloseable {
    /** The fact of an INTERVAL whose lines are numbers of dossiers that their source no longer lists. */
    public static final String ABSENT = "absent";

    private final Store store;
    private final WorkingSet set;
    private final WriteBehind tables;
    private final Lookup lookup;
    private final Dispatch dispatch;
    private final ApplyEntries applyEntries;
    private final Pages pages;
    /** Up to where calls know of requests and answers. Behind the bookmark after going back; then no call is dealt out. */
    private volatile long told;
    /** Written at once; nobody was told, and nobody knows whether the store kept it. */
    private Untold untold;

    private record Untold(List<Entry> entries, Effect effect) {}

    private Ledger(Store store, LedgerSettings settings, Admission admission, Credentials credentials) {
        this.store = store;
        this.set = new WorkingSet(store.bodies());
        this.tables = new WriteBehind(store, set);
        this.lookup = new Lookup(set, store);
        this.dispatch = new Dispatch(set, store, lookup, settings);
        this.applyEntries = new ApplyEntries(store, set, lookup, settings, admission, credentials);
        this.pages = new Pages(store);
    }

    /**
     * Opens or creates the tables, and claims what unanswered requests were about. The caller owns the data source.
     *
     * @param settings of which the back-off, and what becomes of steps of unknown outcome, hold until {@link FailureRules} in
     *     the journal say otherwise
     * @param admission what the portal requires; what it holds back becomes a problem
     * @param credentials with whose credential an agency's dossiers are delivered
     */
    public static Ledger open(
            DataSource dataSource, LedgerSettings settings, Admission admission, Credentials credentials) {
        return open(dataSource, settings, admission, credentials, RowKeys.none());
    }

    /** The same, with what it keeps of people sealed. */
    public static Ledger open(
            DataSource dataSource,
            LedgerSettings settings,
            Admission admission,
            Credentials credentials,
            RowKeys keys) {
        Ledger ledger = new Ledger(Store.open(dataSource, new Bodies(keys)), settings, admission, credentials);
        ledger.tables.find();
        ledger.told = ledger.set.bookmark();
        Set<String> lanes = ledger.store.read(DueQuery::credentials);
        ledger.dispatch.start(lanes, ledger.set.intents(), ledger.set.tallies());
        return ledger;
    }

    /**
     * Applies entries in the journal's order. The tables may follow later, all of it or nothing, the bookmark with them; a
     * crash before that repeats the entries. Entries up to the bookmark are passed over, so a repeat is harmless; a gap is
     * refused.
     *
     * @param readings by the position of the entry: for a DELIVERY the one reading of it; for a DECISION that releases,
     *     one reading per delivery whose problems it lists (as the mapping reads it at the decision's position; its
     *     position is the delivery's)
     */
    public Applied apply(List<Entry> entries, Map<Long, List<Reading>> readings) {
        synchronized (tables) {
            boolean isCareful = !entries.isEmpty() && tables.isCareful(entries.get(0));
            if (isCareful || set.isFull() || entries.stream().anyMatch(Ledger::isRare)) {
                tables.write();
            }
            List<Entry> fresh = following(entries);
            if (fresh.isEmpty()) {
                return new Applied(set.bookmark(), Set.of());
            }
            Effect effect = applyOrLose(fresh, readings);
            if (isCareful || set.holdsActivations()) {
                // Before anybody is told: what fails here was not applied.
                untold = new Untold(fresh, effect);
                tables.writeOrLose();
                untold = null;
            }
            fresh.forEach(applyEntries::activate);
            return tell(effect);
        }
    }

    private Effect applyOrLose(List<Entry> fresh, Map<Long, List<Reading>> readings) {
        try {
            return applyEntries.apply(fresh, readings);
        } catch (Error e) {
            // No memory: the working set may have taken half of it.
            tables.lose();
            throw e;
        }
    }

    /**
     * Passes over the entry after the bookmark, as a decision says that is in the journal already: a delivery becomes one
     * problem that holds its records, an answer an unknown outcome, a person's decision is without effect.
     */
    public Applied passOver(Entry entry, SetAside aside) {
        synchronized (tables) {
            tables.write();
            if (following(List.of(entry)).isEmpty()) {
                return new Applied(set.bookmark(), Set.of());
            }
            tables.lose();
            Effect effect = store.write(connection -> {
                Effect passed = applyEntries.passOver(connection, entry, aside);
                untold = new Untold(List.of(), passed);
                return passed;
            });
            untold = null;
            Applied applied = tell(effect);
            tables.find();
            return applied;
        }
    }

    /** Reads the tables, or may have to be in them at once: all before it is written first, so that it is alone. */
    private static boolean isRare(Entry entry) {
        return switch (entry.kind()) {
            case DECISION, ACTIVATION, CATALOGUE -> true;
            default -> false;
        };
    }

    private List<Entry> following(List<Entry> entries) {
        tables.find();
        tellUntold();
        if (set.bookmark() < told && !entries.isEmpty() && entries.get(0).position() > set.bookmark() + 1) {
            // Listed before the ledger went back: no fault of theirs.
            throw LedgerUnavailable.wentBack(null);
        }
        return applyEntries.following(entries, set.bookmark());
    }

    /** A commit that seemed to fail was made after all, or was not: then its entries come again. */
    private void tellUntold() {
        if (untold != null && set.bookmark() >= untold.effect().bookmark()) {
            untold.entries().forEach(applyEntries::activate);
            tell(untold.effect());
        }
        untold = null;
    }

    private Applied tell(Effect effect) {
        effect.tell(dispatch, told);
        told = Math.max(told, effect.bookmark());
        return new Applied(effect.bookmark(), effect.credentials());
    }

    /**
     * What {@link SetAside#held} is to say of an entry that could not be applied. Changes nothing; throws when what every entry
     * needs cannot be read: then none is to be blamed.
     */
    public List<Integer> probe(Entry entry) {
        saveBefore(entry);
        return store.read(connection -> {
            new WorkingSet(store.bodies()).read(connection);
            return applyEntries.listHeld(connection, entry);
        });
    }

    /**
     * Writes to the tables what was applied until now, while more is applied. Nothing is lost without it; it is done by itself when
     * too much has gathered.
     */
    public void save() {
        tables.save();
    }

    /** The same, and refused when this entry is not the next one: the ledger went back meanwhile, and others come first. */
    public void saveBefore(Entry entry) {
        save();
        if (set.bookmark() + 1 != entry.position()) {
            throw LedgerUnavailable.wentBack(null);
        }
    }

    /** True when so much has gathered that {@link #save} should not wait. */
    public boolean isFilling() {
        return set.isFilling();
    }

    /** True when the tables are behind what was applied. */
    public boolean isBehind() {
        return tables.isLost() || !set.isWritten();
    }

    /** How many dossiers wait for their next call as far as memory knows, at once or later. */
    public int waiting() {
        return dispatch.waiting();
    }

    /** The position of the last entry applied; 0 at the beginning. */
    public long bookmark() {
        // Not before the calls know: at a start the first call would be claimed before an old answer frees its
        // dossiers.
        long known = told;
        return Math.min(known, set.bookmark());
    }

    /**
     * Claims the next call: at most one in flight per dossier, and so many per credential. The claim ends when the ANSWER
     * to its REQUEST is applied, or by {@link #forget}. Claims live in memory; unanswered intents keep theirs.
     */
    public Optional<Call> nextCall(Instant now) {
        int losses = tables.losses();
        Optional<Call> call = isBack() ? Optional.empty() : dispatch.next(now);
        if (isBack() || losses != tables.losses()) {
            // It may have been chosen from rows that are older than what calls did.
            call.ifPresent(dispatch::forget);
            return Optional.empty();
        }
        return call;
    }

    /** Somebody makes this call: until {@link #ended}, {@link #notSent} or {@link #forget} a POSTPONED answer frees no dossier of it. */
    public void begun(Call call) {
        dispatch.begun(call);
    }

    /** @param answer the position of the last answer about the call, whether the ledger has met it or not */
    public void ended(Call call, long answer) {
        dispatch.ended(call, answer);
    }

    /**
     * Gives up a claim: the call was certainly not made, because its intent could not be recorded. Passed over once the
     * ledger has met its REQUEST: then only an answer can tell.
     */
    public void forget(Call call) {
        dispatch.forget(call);
    }

    /**
     * Gives up a claim like {@link #forget}: the portal could not be entered with this credential, which therefore waits.
     *
     * @param why POSTPONED, with the least wait
     */
    public void notSent(Call call, Outcome why, Instant at) {
        dispatch.notSent(call, why, at);
    }

    /**
     * A question to the portal beside the deliveries, such as a look-up of a reconciliation, takes its place under the cap of its
     * credential, and must be asked at that time: now, or at most one call later. Empty while the portal is away: do not ask.
     */
    public Optional<Instant> placeBeside(String credential, Instant now) {
        return dispatch.place(credential, now);
    }

    /** How the portal is reached with each credential that has or had work, in their order. From memory: cheap. */
    public List<LanePage> lanes(Instant now) {
        return dispatch.lanes(now);
    }

    /**
     * When {@link #nextCall} should be asked again, if nothing is applied before. A time in the past means now. Empty
     * when nothing is outstanding, or when only the answers to calls in flight can bring more.
     */
    public Optional<Instant> nextDue() {
        return isBack() ? Optional.of(Instant.EPOCH) : dispatch.nextDue();
    }

    /** Rows are older than what calls did: dealing out now would repeat calls. */
    private boolean isBack() {
        long known = told;
        return tables.isLost() || set.bookmark() < known;
    }

    /** Requests without an answer, by position. Ask once the ledger has applied all of the journal at start. */
    public List<Intent> unanswered() {
        return set.intents().stream().map(OpenIntent::page).toList();
    }

    /** Takes up an entry of {@link #activations} again, at start; passes over those that do not concern the ledger. */
    public void activate(Entry activation) {
        applyEntries.activate(activation);
    }

    /** Positions of the CATALOGUE and ACTIVATION entries in force at the bookmark, in order: what a start takes up again. */
    public List<Long> activations() {
        return written().read(MarkTable::activations);
    }

    public Optional<DossierPage> find(DossierNumber number) {
        save();
        return pages.find(number);
    }

    /** Dossiers that were ever called by this other number (MaHoSoKhac), in order; mostly one, or none. */
    public List<DossierNumber> findByOtherNumber(String other) {
        return written()
                .read(connection -> AliasTable.find(connection, other.strip().replace("\0", "")));
    }

    /** Whether what is believed of its dossier says what this record says. */
    public boolean says(Heard.Status record) {
        String number = record.status().number().value();
        Row row = lookup.rows(List.of(number)).get(number);
        return row != null && row.content.equals(Encoded.of(record).content());
    }

    /** How many of each source's dossiers carry which remark, by its code; what is not there is none. Cheap as {@link #rhythms}. */
    public Map<String, Map<Remark, Long>> remarks() {
        return written().read(RemarkTable::load);
    }

    /** Those of the dossiers of which a state is believed, in one question to the store. */
    public Set<DossierNumber> listBelieved(Collection<DossierNumber> numbers) {
        if (numbers.stream().anyMatch(number -> set.hasChanged(number.value()))) {
            save();
        }
        return pages.listBelieved(numbers);
    }

    /** All sources that were ever heard, by code. Cheap: counters, no scan. */
    public List<SourcePage> sources() {
        return set.tallies().stream().map(Tally::page).toList();
    }

    /** All sources together. Cheap as {@link #sources}. */
    public Totals totals() {
        return Pages.totals(sources());
    }

    /** Hands over the numbers of a source's dossiers that are on their way: not returned, refused, withdrawn or stopped. A scan. */
    public void eachOpen(String source, Consumer<String> reader) {
        written().read(connection -> DossierTable.eachOpen(connection, source, reader));
    }

    /** Hands over a source's dossiers of which a state is believed, in the order in which they were first heard. A scan. */
    public void eachBelieved(String source, Consumer<DossierLine> reader) {
        pages(source, reader, written());
    }

    private static void pages(String source, Consumer<DossierLine> reader, Store store) {
        long[] after = {0};
        while (after[0] >= 0) {
            after[0] =
                    store.read(connection -> BelievedTable.page(connection, store.bodies(), source, after[0], reader));
        }
    }

    /** Whose rows were written since they were last looked at. In memory: whoever counts by it counts anew after a crash. */
    public Unseen unseen() {
        return tables.unseen();
    }

    /** Dossiers of which a state is believed, by their ids, as the tables have them; those that are not there are left out. */
    public List<DossierCourse> courses(Collection<Long> ids) {
        return store.read(connection -> CourseTable.list(connection, store.bodies(), ids));
    }

    /** The same in the order of their ids, the first ones behind this id. */
    public List<DossierCourse> courses(long after, int most) {
        return store.read(connection -> CourseTable.page(connection, store.bodies(), after, most));
    }

    /** Open problems of a source's records that came since then, and of which no state is believed. A scan of the open ones. */
    public long countUnread(String source, Instant since) {
        return written().read(connection -> ProblemGroups.countUnread(connection, source, since));
    }

    /** When each source was heard, by code. Cheap as {@link #sources}. */
    public List<Rhythm> rhythms() {
        return written().read(RhythmTable::list);
    }

    /**
     * The hours in which a source was heard, in order, of the last ten weeks; an hour that is missing was a quiet one.
     *
     * @param from hours since 1970 in UTC, as {@code to}; both are included
     */
    public List<RhythmHour> rhythmHours(String source, long from, long to) {
        return written().read(connection -> RhythmTable.hours(connection, source, from, to));
    }

    /** Problems of a dossier, also where no record of it is believed yet; the newest first, at most 200. */
    public List<ProblemRow> problemsOf(DossierNumber number) {
        save();
        return pages.problemsOf(number);
    }

    public List<ProblemRow> problems(ProblemQuery query) {
        save();
        return pages.problems(query);
    }

    /** One problem, open or not. */
    public Optional<ProblemRow> findProblem(ProblemKey problem) {
        save();
        return pages.findProblem(problem);
    }

    /** Hands over what each open problem of one source and code says, in the order of their records. A scan of the open ones. */
    public void eachOpen(String source, ProblemCode code, long upTo, Consumer<ProblemSaid> reader) {
        Store now = written();
        now.read(connection -> ProblemGroups.eachOpen(connection, now.bodies(), source, code, upTo, reader));
    }

    /** Open problems counted by source and code. A scan of the open ones, for a page. */
    public List<ProblemGroup> openByCause() {
        return written().read(connection -> ProblemGroups.byCause(connection, store.bodies()));
    }

    /** Open CODE_UNKNOWN and STATUS_UNDERIVABLE, counted by what exactly they say; the 500 most frequent. */
    public List<ProblemGroup> openUnknownCodes() {
        return written().read(connection -> ProblemGroups.unknownCodes(connection, store.bodies()));
    }

    public boolean isOpen(ProblemKey problem) {
        return written().read(connection -> ProblemGroups.isOpen(connection, problem));
    }

    /** The open problems of a group up to its last position, in the order in which their records came. */
    public List<ProblemKey> listOpen(ProblemGroup group, int most) {
        return written().read(connection -> ProblemGroups.keys(connection, store.bodies(), group, most));
    }

    /** Dossier numbers that begin with a text, in order. */
    public List<DossierNumber> search(String beginning, int limit) {
        save();
        return pages.search(beginning, limit);
    }

    /** Every table as lines in the order of its key: for comparing a rebuilt ledger row by row. */
    public Map<String, List<String>> dump() {
        return written().read(Dump::of);
    }

    /** The tables, with all that was applied. */
    private Store written() {
        save();
        return store;
    }

    /** Forgets the claims; the caller closes the data source. */
    @Override
    public void close() {
        dispatch.stop();
        try {
            save();
        } catch (LedgerUnavailable e) {
            // The next start applies it again.
        }
    }
}
