package vn.lienthong.indicator;

import java.util.Arrays;

/** The sums of one dossier alone: whether it stands behind a figure is asked of the same figure. For one thread. */
final class Lone {
    private final int from;
    private final int to;
    private final Sums sums = new Sums();

    Lone(Period period) {
        this.from = Days.of(period.from());
        this.to = Days.of(period.to());
    }

    /** Valid until the next one is asked for. */
    Sums sums(Fact fact) {
        Arrays.fill(sums.flow(), 0);
        Arrays.fill(sums.all(), 0);
        Shares.of(fact, this::add);
        return sums;
    }

    private void add(int day, Measure measure, int amount) {
        if (day > to) {
            return;
        }
        sums.all()[measure.ordinal()] += amount;
        if (day >= from) {
            sums.flow()[measure.ordinal()] += amount;
        }
    }
}
