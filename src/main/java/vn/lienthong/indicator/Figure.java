package vn.lienthong.indicator;

import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What is shown: each of it the same sum for a country and for one dossier, so every figure opens to its dossiers. */
public enum Figure {
    RECEIVED(sums -> sums.of(Measure.RECEIVED)),
    RECEIVED_ONLINE(sums -> sums.of(Measure.RECEIVED_ONLINE)),
    RECEIVED_DIRECT(
            sums -> sums.of(Measure.RECEIVED) - sums.of(Measure.RECEIVED_ONLINE) - sums.of(Measure.RECEIVED_BY_POST)),
    RECEIVED_BY_POST(sums -> sums.of(Measure.RECEIVED_BY_POST)),
    SYNCED(sums -> sums.of(Measure.RECEIVED_SYNCED)),
    NOT_SYNCED(sums -> sums.of(Measure.RECEIVED) - sums.of(Measure.RECEIVED_SYNCED)),
    CARRIED(Sums::carried),
    ENDED(sums -> sums.of(Measure.ENDED)),
    ENDED_EARLY(sums -> sums.of(Measure.ENDED_EARLY)),
    ENDED_IN_TIME(Sums::endedInTime),
    ENDED_LATE(sums -> sums.of(Measure.ENDED_LATE)),
    ENDED_UNJUDGED(sums -> sums.of(Measure.ENDED_UNJUDGED)),
    ENDED_LATE_BY_DAY(sums -> sums.of(Measure.ENDED_LATE_BY_DAY)),
    ENDED_LATE_TO_THE_SECOND(sums -> sums.of(Measure.ENDED_LATE_TO_THE_SECOND)),
    OPEN(Sums::open),
    OPEN_LATE(Sums::openLate),
    OPEN_IN_TIME(sums -> sums.open() - sums.openLate()),
    OPEN_WAITING(sums -> sums.ever(Measure.OPEN_WAITING)),
    WITH_RESULT(sums -> sums.of(Measure.ENDED_WITH_RESULT)),
    DIGITISED(sums -> sums.of(Measure.RECEIVED_DIGITISED)),
    REUSED(sums -> sums.of(Measure.RECEIVED_REUSED)),
    WITH_FEE(sums -> sums.of(Measure.RECEIVED_WITH_FEE)),
    PAID_ONLINE(sums -> sums.of(Measure.RECEIVED_PAID_ONLINE));

    private final ToLongFunction<Sums> of;

    Figure(ToLongFunction<Sums> of) {
        this.of = of;
    }

    public long of(Sums sums) {
        return of.applyAsLong(sums);
    }

    /** As it stands in addresses: {@code open-late}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Figure> find(String word) {
        return Stream.of(values()).filter(figure -> figure.word().equals(word)).findFirst();
    }
}
