package vn.lienthong.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import vn.lienthong.dossier.Admission;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Reading;
import vn.lienthong.journal.Entry;

/**
 * Per dossier what is believed beside what is delivered, steps, problems and the bookmark. All of it follows from the
 * journal's entries alone: deleting the tables and applying every entry again gives the same rows.
 *
 * <p>{@link #apply} is for one thread; the other methods may be called from any. When the store fails they throw
 * {@link LedgerUnavailable}: nothing was changed, and the same call may be repeated.
 */
public final class Ledger implements AutoCloseable {
    private final Store store;
    private final Dispatch dispatch;
    private final ApplyEntries applyEntries;
    private final Pages pages;
    private volatile long bookmark;

    private Ledger(Store store, LedgerSettings settings, Admission admission, Credentials credentials) {
        this.store = store;
        this.dispatch = new Dispatch(store.dataSource(), settings);
        this.applyEntries = new ApplyEntries(settings, admission, credentials);
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
        Ledger ledger = new Ledger(Store.open(dataSource), settings, admission, credentials);
        ledger.bookmark = ledger.store.read(MarkTable::bookmark);
        ledger.store.read(connection -> {
            Set<String> lanes = DueQuery.credentials(connection);
            ledger.dispatch.start(lanes, IntentTable.load(connection).values(), TallyTable.load(connection));
            return null;
        });
        return ledger;
    }

    /**
     * Applies entries in the journal's order, in one transaction that moves the bookmark last. Entries up to the
     * bookmark are passed over, so a repeat after a crash is harmless; a gap is refused.
     *
     * @param readings by the position of the entry: for a DELIVERY the one reading of it; for a DECISION that releases,
     *     one reading per delivery whose problems it lists (as the mapping reads it at the decision's position; its
     *     position is the delivery's)
     */
    public Applied apply(List<Entry> entries, Map<Long, List<Reading>> readings) {
        List<Entry> fresh = applyEntries.following(entries, bookmark);
        if (fresh.isEmpty()) {
            return new Applied(bookmark, Set.of());
        }
        Effect effect = store.write(connection -> applyEntries.apply(connection, fresh, readings));
        // Only after the commit: whoever is let near a dossier now reads what its answer changed.
        bookmark = effect.bookmark();
        fresh.forEach(applyEntries::activate);
        applyEntries.committed(effect);
        effect.tell(dispatch);
        return new Applied(bookmark, effect.credentials());
    }

    /**
     * Passes over the entry after the bookmark, as a decision says that is in the journal already: a delivery becomes one
     * problem that holds its records, an answer an unknown outcome, a person's decision is without effect.
     */
    public Applied passOver(Entry entry, SetAside aside) {
        if (applyEntries.following(List.of(entry), bookmark).isEmpty()) {
            return new Applied(bookmark, Set.of());
        }
        Effect effect = store.write(connection -> applyEntries.passOver(connection, entry, aside));
        bookmark = effect.bookmark();
        effect.tell(dispatch);
        return new Applied(bookmark, effect.credentials());
    }

    /**
     * What {@link SetAside#held} is to say of an entry that could not be applied. Changes nothing; throws when what every entry
     * needs cannot be read: then none is to be blamed.
     */
    public List<Integer> probe(Entry entry) {
        return store.read(connection -> {
            Loading.load(connection, new Recent(0), List.of(), Map.of());
            return applyEntries.listHeld(connection, entry);
        });
    }

    /** The position of the last entry applied; 0 at the beginning. */
    public long bookmark() {
        return bookmark;
    }

    /**
     * Claims the next call: at most one in flight per dossier, and so many per credential. The claim ends when the ANSWER
     * to its REQUEST is applied, or by {@link #forget}. Claims live in memory; unanswered intents keep theirs.
     */
    public Optional<Call> nextCall(Instant now) {
        try {
            return dispatch.next(now);
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /**
     * Gives up a claim: the call was certainly not made, because its intent could not be recorded. Passed over once the
     * ledger has met its REQUEST: then only an answer can tell.
     */
    public void forget(Call call) {
        dispatch.forget(call);
    }

    /**
     * When {@link #nextCall} should be asked again, if nothing is applied before. A time in the past means now. Empty
     * when nothing is outstanding, or when only the answers to calls in flight can bring more.
     */
    public Optional<Instant> nextDue() {
        try {
            return dispatch.nextDue();
        } catch (SQLException e) {
            throw new LedgerUnavailable(e);
        }
    }

    /** Requests without an answer, by position. Ask once the ledger has applied all of the journal at start. */
    public List<Intent> unanswered() {
        return store.read(connection -> IntentTable.load(connection).values().stream()
                .map(OpenIntent::page)
                .toList());
    }

    /** Takes up an entry of {@link #activations} again, at start; passes over those that do not concern the ledger. */
    public void activate(Entry activation) {
        applyEntries.activate(activation);
    }

    /** Positions of the CATALOGUE and ACTIVATION entries in force at the bookmark, in order: what a start takes up again. */
    public List<Long> activations() {
        return store.read(MarkTable::activations);
    }

    public Optional<DossierPage> find(DossierNumber number) {
        return pages.find(number);
    }

    /** Those of the dossiers of which a state is believed, in one question to the store. */
    public Set<DossierNumber> listBelieved(Collection<DossierNumber> numbers) {
        return pages.listBelieved(numbers);
    }

    /** All sources that were ever heard, by code. Cheap: counters, no scan. */
    public List<SourcePage> sources() {
        return pages.sources();
    }

    /** All sources together. Cheap as {@link #sources}. */
    public Totals totals() {
        return pages.totals();
    }

    public List<ProblemRow> problems(ProblemQuery query) {
        return pages.problems(query);
    }

    /** Open problems counted by source and code. A scan of the open ones, for a page. */
    public List<ProblemGroup> openByCause() {
        return store.read(ProblemGroups::byCause);
    }

    /** Open CODE_UNKNOWN and STATUS_UNDERIVABLE, counted by what exactly they say; the 500 most frequent. */
    public List<ProblemGroup> openUnknownCodes() {
        return store.read(ProblemGroups::unknownCodes);
    }

    public boolean isOpen(ProblemKey problem) {
        return store.read(connection -> ProblemGroups.isOpen(connection, problem));
    }

    /** The open problems of a group up to its last position, in the order in which their records came. */
    public List<ProblemKey> listOpen(ProblemGroup group, int most) {
        return store.read(connection -> ProblemGroups.keys(connection, group, most));
    }

    /** Dossier numbers that begin with a text, in order. */
    public List<DossierNumber> search(String beginning, int limit) {
        return pages.search(beginning, limit);
    }

    /** Every table as lines in the order of its key: for comparing a rebuilt ledger row by row. */
    public Map<String, List<String>> dump() {
        return store.read(Dump::of);
    }

    /** Forgets the claims; the caller closes the data source. */
    @Override
    public void close() {
        dispatch.stop();
    }
}
