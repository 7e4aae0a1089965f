package vn.lienthong.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * <p>{@link #apply} is for one thread; the other methods may be called from any.
 */
public final class Ledger implements AutoCloseable {
    private Ledger() {}

    /** Opens or creates the tables. The caller owns the data source. */
    public static Ledger open(
            DataSource dataSource, LedgerSettings settings, Admission admission, Credentials credentials) {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
    }

    /** The position of the last entry applied; 0 at the beginning. */
    public long bookmark() {
        throw new UnsupportedOperationException();
    }

    /**
     * Claims the next call: at most one in flight per dossier, and so many per credential. The claim ends when the ANSWER
     * to its REQUEST is applied, or by {@link #forget}. Claims live in memory; unanswered intents keep theirs.
     */
    public Optional<Call> nextCall(Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Gives up a claim: the call was certainly not made, because its intent could not be recorded. */
    public void forget(Call call) {
        throw new UnsupportedOperationException();
    }

    /** When {@link #nextCall} should be asked again, if nothing is applied before; empty when nothing is outstanding. */
    public Optional<Instant> nextDue() {
        throw new UnsupportedOperationException();
    }

    /** Requests without an answer, by position. Ask once the ledger has applied all of the journal at start. */
    public List<Intent> unanswered() {
        throw new UnsupportedOperationException();
    }

    public Optional<DossierPage> find(DossierNumber number) {
        throw new UnsupportedOperationException();
    }

    /** All sources that were ever heard, by code. */
    public List<SourcePage> sources() {
        throw new UnsupportedOperationException();
    }

    public Totals totals() {
        throw new UnsupportedOperationException();
    }

    public List<ProblemRow> problems(ProblemQuery query) {
        throw new UnsupportedOperationException();
    }

    /** Dossier numbers that begin with a text, in order. */
    public List<DossierNumber> search(String beginning, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Every table as lines in the order of its key: for comparing a rebuilt ledger row by row. */
    public Map<String, List<String>> dump() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
