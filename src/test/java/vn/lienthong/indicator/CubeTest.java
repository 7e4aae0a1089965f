package vn.lienthong.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums by day against counting every dossier one by one. */
class CubeTest {
    private static final long SEED = 2026;
    private static final int SERIES = 7;
    private static final LocalDate FIRST = LocalDate.of(2025, 11, 1);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);

    @Test
    void after_any_changes_every_figure_of_any_period_is_what_counting_one_by_one_gives() {
        System.out.println("seed " + SEED);
        Store store = Store.open(folder, CountState.Standing.GONE);
        Map<Long, Fact> facts = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            long id = 1 + random.nextInt(5_000);
            Fact fact = random.nextInt(20) == 0 ? Fact.NONE : fact();
            store.put(id, fact);
            facts.put(id, fact);
        }
        compare(store, facts);
        store.close();

        Store again = Store.open(folder, CountState.Standing.SOUND);
        compare(again, facts);
        again.close();
    }

    private void compare(Store store, Map<Long, Fact> facts) {
        for (int i = 0; i < 30; i++) {
            Period period = period();
            for (int series = 0; series < SERIES; series++) {
                Sums sums = new Sums();
                store.cube().sum(series, period.from(), period.to(), sums.flow());
                store.cube().sum(series, Days.date(1), period.to(), sums.all());
                Sums counted = new Sums();
                Lone lone = new Lone(period);
                int one = series;
                facts.values().stream()
                        .filter(fact -> fact.series() == one)
                        .forEach(fact -> counted.add(lone.sums(fact)));
                assertThat(sums.flow()).as(period.text() + ", series " + series).isEqualTo(counted.flow());
                assertThat(sums.all())
                        .as("up to " + period.to() + ", series " + series)
                        .isEqualTo(counted.all());
            }
        }
    }

    private Period period() {
        LocalDate from = FIRST.plusDays(random.nextInt(500));
        LocalDate to = from.plusDays(random.nextInt(200));
        return Period.parse(from + ".." + to).orElseThrow();
    }

    private Fact fact() {
        int received = day(0);
        int ended = random.nextBoolean() ? received + random.nextInt(40) : Days.NEVER;
        int latest = ended == Days.NEVER ? received + 60 : ended;
        int late = random.nextInt(3) == 0 ? received + random.nextInt(latest - received + 1) : Days.NEVER;
        int traits = random.nextInt(1 << Trait.values().length);
        int waiting = random.nextInt(5) == 0 ? received : Days.NEVER;
        return new Fact(random.nextInt(SERIES), received, late, ended, waiting, random.nextInt(100_000), traits);
    }

    private int day(int more) {
        return Days.of(FIRST) + random.nextInt(450) + more;
    }
}
