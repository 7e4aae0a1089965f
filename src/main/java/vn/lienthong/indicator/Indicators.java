package vn.lienthong.indicator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.lienthong.ledger.Ledger;

/**
 * The figures of all dossiers, for any period and any choice of series, each open down to its dossiers. Everything is derived from
 * the ledger. {@link #counting} keeps it so; the rest is safe from any thread and changes nothing. Before the counting has begun
 * there is nothing to see.
 */
public final class Indicators implements AutoCloseable {
    private static final LocalDate FIRST = Days.date(1);

    private final Ledger ledger;
    private final Counting counting;

    /** Touches no file yet. */
    public Indicators(Path folder, Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.counting = new Counting(folder, ledger, clock);
    }

    public Counting counting() {
        return counting;
    }

    /** The sums of the chosen series, apart by a part of them, in its order; together they are the sum of all chosen. */
    public Map<String, Sums> by(Function<Series, String> part, Predicate<Series> chosen, Period period) {
        Map<String, Sums> sums = new TreeMap<>();
        counting.store().ifPresent(store -> {
            List<Series> all = store.book().list();
            for (int number = 0; number < all.size(); number++) {
                if (chosen.test(all.get(number))) {
                    Sums sum = sums.computeIfAbsent(part.apply(all.get(number)), key -> new Sums());
                    store.cube().sum(number, period.from(), period.to(), sum.flow());
                    store.cube().sum(number, FIRST, period.to(), sum.all());
                }
            }
        });
        return sums;
    }

    /**
     * The dossiers behind a figure, in the order in which they were first heard.
     *
     * @param after the id of the last one of the page before; 0 for the first
     */
    public List<Line> dossiers(Figure figure, Predicate<Series> chosen, Period period, long after, int most) {
        List<Long> ids = counting.store()
                .map(store -> find(store, figure, chosen, period, after, most))
                .orElse(List.of());
        return ledger.courses(ids).stream()
                .sorted((one, other) -> Long.compare(one.id(), other.id()))
                .map(Line::of)
                .toList();
    }

    private static List<Long> find(
            Store store, Figure figure, Predicate<Series> chosen, Period period, long after, int most) {
        List<Series> all = store.book().list();
        BitSet mask = new BitSet();
        for (int number = 0; number < all.size(); number++) {
            mask.set(number, chosen.test(all.get(number)));
        }
        Lone lone = new Lone(period);
        List<Long> found = new ArrayList<>();
        for (long id = after + 1; id < store.file().size() && found.size() < most; id++) {
            Fact fact = store.file().get(id);
            boolean isMeant = fact.received() != Days.NEVER && mask.get(fact.series());
            if (isMeant && figure.of(lone.sums(fact)) > 0) {
                found.add(id);
            }
        }
        return found;
    }

    @Override
    public void close() {
        counting.end();
    }
}
