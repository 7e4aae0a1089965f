package vn.lienthong.redeliver;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.Redelivery;

/**
 * The orders of a hub: what the journal's entries about them say, in order. At a start it is told those entries again; from then on everything
 * is written through it, so that it is never behind. Safe from any thread.
 */
public final class OrderBook {
    static final String PROPOSE = Redelivery.FAMILY + "-propose";
    static final String APPROVE = Redelivery.FAMILY + "-approve";
    static final String PAUSE = Redelivery.FAMILY + "-pause";
    static final String RESUME = Redelivery.FAMILY + "-resume";
    static final String CANCEL = Redelivery.FAMILY + "-cancel";
    static final String RESULT = Redelivery.FAMILY + "-result";
    static final String END = Redelivery.FAMILY + "-end";

    private static final Logger log = LoggerFactory.getLogger(OrderBook.class);

    private final Journal journal;
    private final Clock clock;
    private final NavigableMap<Long, Order> orders = new TreeMap<>();
    private final Map<Long, Positions> entries = new HashMap<>();
    private Instant lastBegan = Instant.EPOCH;
    private int lastSize;

    public OrderBook(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** The last first. */
    public synchronized List<Order> list() {
        return List.copyOf(orders.descendingMap().values());
    }

    public synchronized Optional<Order> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** Those about which something is to be done, whose last batch is longest ago first: under one rate, they take turns. */
    public synchronized List<Order> listActive() {
        return orders.values().stream()
                .filter(Order::isActive)
                .sorted(Comparator.comparing(Order::lastAt).thenComparing(Order::id))
                .toList();
    }

    /** When the next batch may begin, whoever ordered the last one: all orders together have one rate, dossiers a minute. */
    synchronized Instant freeAt(int rate) {
        return lastBegan.plusMillis(60_000L * lastSize / rate);
    }

    /** Durable when it returns; what the book says has changed by then. */
    synchronized long write(String action, long order, String who, Map<String, String> more, Payload payload) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("action", action);
        if (order > 0) {
            facts.put("order", Long.toString(order));
        }
        facts.putAll(more);
        Instant at = clock.instant();
        long position;
        try {
            position = journal.append(new Draft(Kind.DECISION, who, at, "application/json", facts, payload))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
        // As it is read at a start: nobody shall know more than the journal does.
        journal.find(position).ifPresent(this::remember);
        return position;
    }

    /** At a start, in the journal's order; entries about anything else are passed over, and those it knows. */
    public synchronized void remember(Entry entry) {
        if (!Redelivery.isFamily(entry)) {
            return;
        }
        try {
            take(entry);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            // Facts of another writer or version: what cannot be understood changes nothing, and stops no start.
            log.atWarn().addKeyValue("message", entry.position()).log("an entry about a re-delivery is not understood");
        }
    }

    private void take(Entry entry) {
        String action = entry.facts().get("action");
        if (action.equals(PROPOSE)) {
            if (orders.putIfAbsent(entry.position(), proposed(entry)) == null) {
                entries.put(entry.position(), new Positions(entry.position()));
            }
            return;
        }
        Order known = orders.get(Long.parseLong(entry.facts().getOrDefault("order", "0")));
        if (known == null || entry.position() <= entries.get(known.id()).last()) {
            return;
        }
        orders.put(known.id(), next(known, action, entry));
        entries.get(known.id()).add(entry.position());
        if (action.equals(Redelivery.FAMILY)) {
            lastBegan = entry.at();
            lastSize = Redelivery.find(entry).map(batch -> batch.items().size()).orElse(0);
        }
    }

    /** Of all entries about one order, in order: there are thousands. */
    private static final class Positions {
        private long[] all = new long[4];
        private int size;

        private Positions(long first) {
            add(first);
        }

        private void add(long position) {
            all = size == all.length ? Arrays.copyOf(all, 2 * size) : all;
            all[size++] = position;
        }

        private long last() {
            return all[size - 1];
        }

        private LongStream stream() {
            return Arrays.stream(Arrays.copyOf(all, size));
        }
    }

    private synchronized long[] positions(Order order) {
        Positions known = entries.get(order.id());
        return known == null ? new long[0] : known.stream().toArray();
    }

    private static Order proposed(Entry entry) {
        Map<String, String> facts = entry.facts();
        return new Order(
                entry.position(),
                facts.getOrDefault("run", ""),
                facts.getOrDefault("chosen", ""),
                Redelivery.readVersions(facts.getOrDefault("versions", "")),
                Integer.parseInt(facts.getOrDefault("count", "0")),
                Integer.parseInt(facts.getOrDefault("rate", "1")),
                entry.party(),
                entry.at(),
                Optional.empty(),
                Order.State.PROPOSED,
                0,
                Map.of(),
                Optional.empty(),
                Instant.EPOCH,
                new Order.Terms(
                        Long.parseLong(facts.getOrDefault("catalogue", "0")),
                        identity(entry),
                        Long.parseLong(facts.getOrDefault("leftOut", "0"))));
    }

    /** Builds before accounts were asked for took what was typed. */
    private static String identity(Entry entry) {
        return entry.facts().getOrDefault("identity", Order.Terms.TYPED);
    }

    /** Two persons: another name, known in the same way. Who typed a name once may have an account by another one now. */
    private static boolean isByAnother(Order order, Entry approval) {
        return !same(order.proposer(), approval.party())
                && order.terms().identity().equals(identity(approval));
    }

    /** What an entry makes of an order; one that does not fit makes nothing: the proposer's own approval, above all. */
    private static Order next(Order order, String action, Entry entry) {
        boolean waits = order.state() == Order.State.PROPOSED;
        return switch (action) {
            case APPROVE -> waits && isByAnother(order, entry) ? order.approvedBy(entry.party()) : order;
            case PAUSE -> order.state() == Order.State.RUNNING ? order.in(Order.State.PAUSED) : order;
            case RESUME -> order.state() == Order.State.PAUSED ? order.in(Order.State.RUNNING) : order;
            case CANCEL -> order.state() == Order.State.DONE ? order : order.in(Order.State.CANCELLED);
            case END -> order.state() == Order.State.RUNNING ? order.in(Order.State.DONE) : order;
            case Redelivery.FAMILY -> began(order, entry);
            case RESULT -> order.ended(Facts.counts(entry.facts().getOrDefault("outcomes", "")));
            default -> order;
        };
    }

    static boolean same(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }

    private static Order began(Order order, Entry entry) {
        List<Redelivery.Item> items =
                Redelivery.find(entry).map(Redelivery::items).orElse(List.of());
        List<String> numbers = Facts.outcomes(entry).stream()
                .filter(one -> one.word().equals(Outcome.SENT))
                .map(Outcome::number)
                .toList();
        Optional<Order.Batch> batch = items.isEmpty() || items.size() != numbers.size()
                ? Optional.empty()
                : Optional.of(new Order.Batch(entry.position(), items, numbers));
        return order.began(
                Integer.parseInt(entry.facts().getOrDefault("upTo", "0")),
                Facts.counts(entry.facts().getOrDefault("passed", "")),
                batch,
                entry.at());
    }

    /**
     * The full record of an order: each difference that was looked at, and what came of it, by what the journal says.
     *
     * @param most so many, the first ones
     */
    public List<Outcome> record(Order order, int most) {
        List<Outcome> record = new ArrayList<>();
        Map<String, Integer> sent = new HashMap<>();
        for (long position : positions(order)) {
            journal.find(position).ifPresent(entry -> Facts.outcomes(entry).forEach(one -> note(one, record, sent)));
            if (record.size() >= 2 * most) {
                break;
            }
        }
        return List.copyOf(record.subList(0, Math.min(most, record.size())));
    }

    /** A line for each difference: what was sent gets its end in its own line, and nothing else does, whatever record it names. */
    private static void note(Outcome one, List<Outcome> record, Map<String, Integer> sent) {
        Integer line = sent.get(one.record() + " " + one.number());
        boolean isEnd = Outcome.ENDS.contains(one.word());
        if (line != null && isEnd && record.get(line).word().equals(Outcome.SENT)) {
            record.set(line, one);
            return;
        }
        if (one.word().equals(Outcome.SENT)) {
            sent.put(one.record() + " " + one.number(), record.size());
        }
        record.add(one);
    }

    /** Who did what about an order, and why, in order. */
    public List<Deed> deeds(Order order) {
        List<Deed> deeds = new ArrayList<>();
        for (long position : positions(order)) {
            journal.find(position).filter(OrderBook::isByPerson).ifPresent(entry -> {
                String word = entry.facts().get("action").substring(Redelivery.FAMILY.length() + 1);
                deeds.add(new Deed(position, word, entry.party(), entry.at(), Facts.why(entry)));
            });
        }
        return deeds;
    }

    private static boolean isByPerson(Entry entry) {
        return List.of(PROPOSE, APPROVE, PAUSE, RESUME, CANCEL)
                .contains(entry.facts().get("action"));
    }

    /** What a person decided about an order. */
    public record Deed(long position, String word, String who, Instant at, String why) {}
}
