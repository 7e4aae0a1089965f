package vn.lienthong.redeliver;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienthong.dossier.Version;
import vn.lienthong.ledger.Redelivery;

/**
 * An order for re-delivery, as the journal's entries about it say.
 *
 * @param id the position of the proposal
 * @param run the replay whose differences these are
 * @param chosen which of them, in words
 * @param versions by source, the mapping to which both persons agreed
 * @param count differences
 * @param rate dossiers a minute at most
 * @param proposer who proposed it
 * @param approver who approved it; another person
 * @param done so many of the differences have been looked at
 * @param outcomes how many ended how, by the words of {@link Outcome} and the causes of {@link Guard}
 * @param open the batch that is under way
 * @param lastAt when the last batch began
 * @param terms what both persons agreed to beside the mappings
 */
public record Order(
        long id,
        String run,
        String chosen,
        Map<String, String> versions,
        int count,
        int rate,
        String proposer,
        Instant proposedAt,
        Optional<String> approver,
        State state,
        int done,
        Map<String, Long> outcomes,
        Optional<Batch> open,
        Instant lastAt,
        Terms terms) {
    /**
     * What an order was proposed under.
     *
     * @param catalogue the last entry of the catalogue then; 0 in orders of builds that did not ask
     * @param identity how the proposer was known: {@link #TYPED} or {@link #ACCOUNT}
     * @param leftOut differences that were chosen and name no record: nothing of them can be sent
     */
    public record Terms(long catalogue, String identity, long leftOut) {
        /** A name that was typed: the hub had no account. */
        static final String TYPED = "typed";

        static final String ACCOUNT = "account";
    }

    /** The last entry of the catalogue to which both persons agreed. */
    public long catalogue() {
        return terms.catalogue();
    }

    /** Words in the answers of commands. */
    public enum State {
        PROPOSED,
        RUNNING,
        PAUSED,
        CANCELLED,
        DONE
    }

    /**
     * @param position of its entry: the version of its i-th record is {@code position:i}
     * @param numbers of the dossiers, in the order of the items
     */
    record Batch(long position, List<Redelivery.Item> items, List<String> numbers) {
        Batch {
            items = List.copyOf(items);
            numbers = List.copyOf(numbers);
        }

        Version version(int index) {
            return new Version(position, index);
        }
    }

    public Order {
        versions = new TreeMap<>(versions);
        outcomes = new TreeMap<>(outcomes);
    }

    /** Nothing more will be done about it. */
    public boolean isEnded() {
        return (state == State.DONE || state == State.CANCELLED) && open.isEmpty();
    }

    /** There is something to be done or waited for. */
    public boolean isActive() {
        return state == State.RUNNING || open.isPresent();
    }

    Order in(State next) {
        return with(next, approver, done, outcomes, open, lastAt);
    }

    Order approvedBy(String who) {
        return with(State.RUNNING, Optional.of(who), done, outcomes, open, lastAt);
    }

    /** A batch began; some differences need nothing. */
    Order began(int upTo, Map<String, Long> passed, Optional<Batch> batch, Instant at) {
        return with(state, approver, upTo, plus(passed), batch, at);
    }

    /** The batch that was under way has ended. */
    Order ended(Map<String, Long> how) {
        return with(state, approver, done, plus(how), Optional.empty(), lastAt);
    }

    private Map<String, Long> plus(Map<String, Long> more) {
        Map<String, Long> all = new TreeMap<>(outcomes);
        more.forEach((word, count) -> all.merge(word, count, Long::sum));
        return all;
    }

    private Order with(
            State next, Optional<String> by, int upTo, Map<String, Long> how, Optional<Batch> batch, Instant last) {
        return new Order(
                id, run, chosen, versions, count, rate, proposer, proposedAt, by, next, upTo, how, batch, last, terms);
    }
}
