package vn.lienthong.redeliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.Reading;
import vn.lienthong.dossier.Version;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.Payload;
import vn.lienthong.ledger.DossierPage;
import vn.lienthong.ledger.Ledger;
import vn.lienthong.ledger.Redelivery;
import vn.lienthong.mapping.Mappings;
import vn.lienthong.mapping.Reader;

/**
 * Does an order piece by piece: a batch is believed again, then waited for until the portal has answered for each of its dossiers, then the
 * next. Both ends of a batch are entries of the journal, so a hub that was killed goes on at the piece that it was at. One thread.
 */
public final class Redeliverer {
    private static final String HUB = "hub";
    private static final int SECONDS = 5;
    /** Of the deliveries of one batch: a rebuild reads them again while all others wait. */
    private static final long MOST_BYTES = 8 << 20;

    private final OrderBook book;
    private final Journal journal;
    private final Ledger ledger;
    private final Guard guard;
    private final IntUnaryOperator cap;
    private final ReadAhead ahead;
    private final int mostRate;
    private final Clock clock;
    private long loaded;
    private List<String> places = List.of();

    /**
     * @param catalogue the last entry of the catalogue that is in force
     * @param ahead gets what was read for a batch, so that the ledger need not
     * @param mostRate dossiers a minute, of all orders together
     * @param cap the rate that is possible just now, of one that was agreed to
     */
    public Redeliverer(
            OrderBook book,
            Journal journal,
            Ledger ledger,
            Mappings mappings,
            Reader reader,
            Records records,
            LongSupplier catalogue,
            ReadAhead ahead,
            int mostRate,
            IntUnaryOperator cap,
            Clock clock) {
        this.book = book;
        this.journal = journal;
        this.ledger = ledger;
        Again again = new Again(journal, mappings, reader, catalogue);
        this.guard = new Guard(ledger, mappings, catalogue, again, records);
        this.ahead = ahead;
        this.mostRate = mostRate;
        this.cap = cap;
        this.clock = clock;
    }

    /** The next piece of an order; false when there is none yet, and somebody must ask again later. */
    public boolean step(Order asked) {
        Order order = book.find(asked.id()).orElse(asked);
        if (order.open().isPresent()) {
            return conclude(order, order.open().get());
        }
        if (order.state() != Order.State.RUNNING) {
            return false;
        }
        if (order.done() >= order.count()) {
            book.write(OrderBook.END, order.id(), HUB, Map.of(), Payload.empty());
            return true;
        }
        return !clock.instant().isBefore(nextAt(order)) && begin(order);
    }

    /** As many as five seconds of the rate hold, and never more than an entry. */
    private int size(Order order) {
        return Math.max(1, Math.min(Redelivery.MOST, rate(order) * SECONDS / 60));
    }

    private int rate(Order order) {
        return Math.max(1, cap.applyAsInt(order.rate()));
    }

    /** By the time of the last batch's entry, so that a start in between brings nothing forward; and of the last batch of any order. */
    private Instant nextAt(Order order) {
        Instant own = order.lastAt().plus(Duration.ofMillis(60_000L * size(order) / rate(order)));
        Instant all = book.freeAt(Math.max(1, cap.applyAsInt(mostRate)));
        return own.isAfter(all) ? own : all;
    }

    /** A batch while it is put together. */
    private static final class Draft {
        private final List<Redelivery.Item> items = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final Set<String> numbers = new HashSet<>();
        private final Map<Long, Long> bytes = new HashMap<>();
        private final Map<Version, Reading> read = new HashMap<>();

        private boolean isFull(int size) {
            long all = bytes.values().stream().mapToLong(Long::longValue).sum();
            return items.size() >= size || outcomes.size() >= 5 * Redelivery.MOST || all > MOST_BYTES;
        }

        private void take(String place, Guard.Verdict verdict) {
            if (verdict.item().isEmpty()) {
                outcomes.add(new Outcome(place, verdict.number(), verdict.word(), ""));
                return;
            }
            if (!numbers.add(verdict.number())) {
                // Another difference of a dossier that goes already.
                outcomes.add(new Outcome(place, verdict.number(), "same", ""));
                return;
            }
            Redelivery.Item item = verdict.item().get();
            items.add(item);
            outcomes.add(new Outcome(item.record().toString(), verdict.number(), Outcome.SENT, ""));
            verdict.read().ifPresent(one -> read.put(item.record(), one));
            bytes.put(item.record().position(), verdict.bytes());
        }
    }

    private boolean begin(Order order) {
        List<String> all = places(order);
        Draft draft = new Draft();
        int next = order.done();
        while (next < all.size() && !draft.isFull(size(order))) {
            Optional<Guard.Verdict> verdict = guard.judge(order, Version.parse(all.get(next)));
            if (verdict.isEmpty()) {
                break;
            }
            draft.take(all.get(next), verdict.get());
            next++;
        }
        if (next == order.done()) {
            return false;
        }
        synchronized (book) {
            // Judging takes its time: what a person has said meanwhile holds.
            boolean runs = book.find(order.id())
                    .filter(now -> now.state() == Order.State.RUNNING)
                    .isPresent();
            if (runs) {
                ahead.keep(order.catalogue(), order.versions(), draft.read);
                write(order, next, draft);
            }
            return runs;
        }
    }

    private void write(Order order, int upTo, Draft draft) {
        Map<String, Long> passed = Facts.count(draft.outcomes);
        passed.remove(Outcome.SENT);
        Redelivery batch = new Redelivery(order.id(), order.versions(), order.catalogue(), draft.items);
        Map<String, String> facts = new LinkedHashMap<>(batch.facts());
        facts.remove("action");
        facts.remove("order");
        facts.put("upTo", Integer.toString(upTo));
        facts.put("passed", Facts.write(passed));
        book.write(Redelivery.FAMILY, order.id(), HUB, facts, Facts.payload("", "outcomes", draft.outcomes));
    }

    /** True once the portal has said the last word about each, or something newer has taken its place. */
    private boolean conclude(Order order, Order.Batch batch) {
        if (ledger.bookmark() < batch.position()) {
            return false;
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < batch.items().size(); i++) {
            Redelivery.Item item = batch.items().get(i);
            Optional<DossierPage> page =
                    ledger.find(new DossierNumber(batch.numbers().get(i)));
            Version version = batch.version(i);
            Optional<Outcome> outcome = page.flatMap(found -> Outcomes.of(found, item, version));
            if (outcome.isEmpty()) {
                return false;
            }
            outcomes.add(outcome.get());
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("batch", Long.toString(batch.position()));
        facts.put("outcomes", Facts.write(Facts.count(outcomes)));
        book.write(OrderBook.RESULT, order.id(), HUB, facts, Facts.payload("", "outcomes", outcomes));
        return true;
    }

    private List<String> places(Order order) {
        if (loaded != order.id()) {
            places = journal.find(order.id()).map(Facts::records).orElse(List.of());
            loaded = order.id();
        }
        return places;
    }
}
