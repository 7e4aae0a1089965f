package vn.lienthong.redeliver;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import vn.lienthong.dossier.DossierNumber;
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

    private final OrderBook book;
    private final Journal journal;
    private final Ledger ledger;
    private final Guard guard;
    private final IntUnaryOperator cap;
    private final Clock clock;
    private long loaded;
    private List<String> places = List.of();

    /** @param cap the rate that an order may have just now, of the one that was agreed to */
    public Redeliverer(
            OrderBook book,
            Journal journal,
            Ledger ledger,
            Mappings mappings,
            Reader reader,
            Records records,
            IntUnaryOperator cap,
            Clock clock) {
        this.book = book;
        this.journal = journal;
        this.ledger = ledger;
        this.guard = new Guard(journal, ledger, mappings, reader, records);
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

    /** By the time of the last batch's entry, so that a start in between brings nothing forward. */
    private Instant nextAt(Order order) {
        return order.lastAt().plus(Duration.ofMillis(60_000L * size(order) / rate(order)));
    }

    private boolean begin(Order order) {
        List<String> all = places(order);
        List<Redelivery.Item> items = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        Set<String> together = new HashSet<>();
        int next = order.done();
        while (next < all.size() && items.size() < size(order) && outcomes.size() < 5 * Redelivery.MOST) {
            Optional<Guard.Verdict> verdict = guard.judge(order, Version.parse(all.get(next)));
            if (verdict.isEmpty()) {
                break;
            }
            take(all.get(next), verdict.get(), together, items, outcomes);
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
                write(order, next, items, outcomes);
            }
            return runs;
        }
    }

    private static void take(
            String place,
            Guard.Verdict verdict,
            Set<String> together,
            List<Redelivery.Item> items,
            List<Outcome> outcomes) {
        if (verdict.item().isEmpty()) {
            outcomes.add(new Outcome(place, verdict.number(), verdict.word(), ""));
        } else if (together.add(verdict.number())) {
            items.add(verdict.item().get());
            outcomes.add(new Outcome(verdict.item().get().record().toString(), verdict.number(), Outcome.SENT, ""));
        } else {
            // Another difference of a dossier that goes already.
            outcomes.add(new Outcome(place, verdict.number(), "same", ""));
        }
    }

    private void write(Order order, int upTo, List<Redelivery.Item> items, List<Outcome> outcomes) {
        Map<String, Long> passed = Facts.count(outcomes);
        passed.remove(Outcome.SENT);
        Map<String, String> facts = new LinkedHashMap<>(new Redelivery(order.id(), order.versions(), items).facts());
        facts.remove("action");
        facts.remove("order");
        facts.put("upTo", Integer.toString(upTo));
        facts.put("passed", Facts.write(passed));
        book.write(Redelivery.FAMILY, order.id(), HUB, facts, Facts.payload("", "outcomes", outcomes));
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
