package vn.lienthong.indicator;

/** Measures added up over some series and a period, and what was open at its end. */
public final class Sums {
    private final long[] flow = new long[Measure.COUNT];
    private final long[] before = new long[Measure.COUNT];

    long[] flow() {
        return flow;
    }

    /** All days up to the end of the period. */
    long[] all() {
        return before;
    }

    /** Of the days of the period. */
    public long of(Measure measure) {
        return flow[measure.ordinal()];
    }

    /** Of all days up to the end of the period. */
    public long ever(Measure measure) {
        return before[measure.ordinal()];
    }

    /** Received and not ended at the end of the period. */
    public long open() {
        return ever(Measure.RECEIVED) - ever(Measure.ENDED);
    }

    /** Received before the period and not ended at its beginning. */
    public long carried() {
        return open() - of(Measure.RECEIVED) + of(Measure.ENDED);
    }

    /** Late and not ended at the end of the period. */
    public long openLate() {
        return ever(Measure.OPEN_LATE);
    }

    public long endedInTime() {
        return of(Measure.ENDED) - of(Measure.ENDED_LATE) - of(Measure.ENDED_UNJUDGED);
    }

    public void add(Sums other) {
        for (int i = 0; i < Measure.COUNT; i++) {
            flow[i] += other.flow[i];
            before[i] += other.before[i];
        }
    }
}
