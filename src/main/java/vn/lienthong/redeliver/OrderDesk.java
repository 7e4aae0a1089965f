package vn.lienthong.redeliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.replay.Run;
import vn.lienthong.replay.Runs;

/**
 * Where people propose, approve and stop orders for re-delivery. Each word is an entry of the journal with who and why, durable when the
 * answer is there. Safe from any thread.
 */
public final class OrderDesk {
    /** Their places stand in one entry. */
    private static final int MOST = 100_000;

    private final OrderBook book;
    private final Runs runs;
    private final Mappings mappings;
    private final LongSupplier catalogue;
    private final BooleanSupplier accounts;
    private final int mostRate;

    /**
     * @param catalogue the last entry of the catalogue that is in force
     * @param accounts whether the hub has any: a name is then an account's, and what is typed otherwise
     * @param mostRate dossiers a minute, of all orders together
     */
    public OrderDesk(
            OrderBook book,
            Runs runs,
            Mappings mappings,
            LongSupplier catalogue,
            BooleanSupplier accounts,
            int mostRate) {
        this.book = book;
        this.runs = runs;
        this.mappings = mappings;
        this.catalogue = catalogue;
        this.accounts = accounts;
        this.mostRate = mostRate;
    }

    public OrderBook book() {
        return book;
    }

    /** @param rate dossiers a minute; 0 for the most that is set */
    public Told propose(String run, Choice choice, int rate, String who, String why) {
        Optional<Told> unsaid = unsaid(who, why);
        if (unsaid.isPresent()) {
            return unsaid.get();
        }
        if (rate < 0 || rate > mostRate) {
            return Refusals.rateWrong(mostRate);
        }
        Optional<Run> found =
                runs.find(run).filter(Run::isDone).filter(one -> !one.versions().isEmpty());
        return found.isEmpty()
                ? Refusals.runNotDone(run)
                : propose(found.get(), choice, rate == 0 ? mostRate : rate, who, why);
    }

    private Told propose(Run run, Choice choice, int rate, String who, String why) {
        Chosen chosen = new Chosen(choice, MOST);
        runs.each(run, chosen::take);
        if (!chosen.unclear().isEmpty()) {
            return Refusals.sourceUnsaid(chosen.unclear());
        }
        if (chosen.records().isEmpty()) {
            return Refusals.nothingChosen(chosen.leftOut());
        }
        if (chosen.records().size() > MOST || choice.isOfAny() && !run.isWhole()) {
            return Refusals.tooMany(MOST);
        }
        Map<String, String> versions = new TreeMap<>(run.versions());
        versions.keySet().retainAll(chosen.sources());
        Optional<Told> notInForce = notInForce(versions);
        return notInForce.orElseGet(() -> propose(run, choice, chosen, versions, rate, who, why));
    }

    private Told propose(
            Run run, Choice choice, Chosen chosen, Map<String, String> versions, int rate, String who, String why) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("run", run.asked().id());
        facts.put("chosen", choice.words());
        facts.put("versions", Redelivery.write(versions));
        facts.put("catalogue", Long.toString(catalogue.getAsLong()));
        facts.put("identity", identity());
        facts.put("count", Integer.toString(chosen.records().size()));
        facts.put("leftOut", Long.toString(chosen.leftOut()));
        facts.put("rate", Integer.toString(rate));
        ObjectNode body = Facts.JSON.createObjectNode().put("why", why);
        ArrayNode places = body.putArray("records");
        chosen.records().forEach(places::add);
        return new Told.Done(book.write(OrderBook.PROPOSE, 0, who, facts, Payload.ofText(body.toString())));
    }

    private String identity() {
        return accounts.getAsBoolean() ? Order.Terms.ACCOUNT : Order.Terms.TYPED;
    }

    private Optional<Told> notInForce(Map<String, String> versions) {
        return versions.entrySet().stream()
                .filter(one -> !mappings.findVersion(one.getKey()).equals(Optional.of(one.getValue())))
                .findFirst()
                .map(one -> Refusals.notInForce(one.getKey()));
    }

    /** By another person than the proposer. From then on the hub does it. */
    public Told approve(String order, String who, String why) {
        return say(order, who, why, OrderBook.APPROVE, Set.of(Order.State.PROPOSED), known -> {
            if (OrderBook.same(known.proposer(), who)) {
                return Optional.of(Refusals.samePerson(who));
            }
            if (!known.terms().identity().equals(identity())) {
                return Optional.of(Refusals.otherIdentity());
            }
            if (known.catalogue() != 0 && known.catalogue() != catalogue.getAsLong()) {
                return Optional.of(Refusals.catalogueChanged(known.catalogue(), catalogue.getAsLong()));
            }
            return notInForce(known.versions());
        });
    }

    /** What is on its way ends; nothing new begins. */
    public Told pause(String order, String who, String why) {
        return say(order, who, why, OrderBook.PAUSE, Set.of(Order.State.RUNNING), known -> Optional.empty());
    }

    public Told resume(String order, String who, String why) {
        return say(order, who, why, OrderBook.RESUME, Set.of(Order.State.PAUSED), known -> Optional.empty());
    }

    /** For good; what was sent stays sent. */
    public Told cancel(String order, String who, String why) {
        Set<Order.State> open = new HashSet<>(List.of(Order.State.PROPOSED, Order.State.RUNNING, Order.State.PAUSED));
        return say(order, who, why, OrderBook.CANCEL, open, known -> Optional.empty());
    }

    private Told say(
            String order,
            String who,
            String why,
            String action,
            Set<Order.State> in,
            Function<Order, Optional<Told>> objection) {
        Optional<Told> unsaid = unsaid(who, why);
        if (unsaid.isPresent()) {
            return unsaid.get();
        }
        // Nobody else writes in between: two approvals cannot both be the first.
        synchronized (book) {
            Optional<Order> known = order.matches("\\d{1,18}") ? book.find(Long.parseLong(order)) : Optional.empty();
            if (known.isEmpty()) {
                return Refusals.unknownOrder(order);
            }
            if (!in.contains(known.get().state())) {
                return Refusals.wrongState(known.get());
            }
            Payload body =
                    Payload.ofText(Facts.JSON.createObjectNode().put("why", why).toString());
            return objection
                    .apply(known.get())
                    .orElseGet(() -> new Told.Done(
                            book.write(action, known.get().id(), who, Map.of("identity", identity()), body)));
        }
    }

    private static Optional<Told> unsaid(String who, String why) {
        if (who.isBlank() || who.length() > 64) {
            return Optional.of(Refusals.nobody());
        }
        return why.isBlank() || why.length() > 500 ? Optional.of(Refusals.reasonMissing()) : Optional.empty();
    }
}
