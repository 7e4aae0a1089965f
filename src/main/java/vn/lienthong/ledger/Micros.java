package vn.lienthong.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.lienthong.dossier.EventTime;

/** Source times in a BIGINT column: microseconds since 1970, clipped where a wild date would not fit. */
final class Micros {
    private static final long MOST_SECONDS = Long.MAX_VALUE / 1_000_000 - 1;

    private Micros() {}

    static long of(Instant at) {
        long seconds = Math.max(-MOST_SECONDS, Math.min(MOST_SECONDS, at.getEpochSecond()));
        return seconds * 1_000_000 + at.getNano() / 1_000;
    }

    static Instant toInstant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** The event time as the table can keep it, so that a state compares alike before and after it was stored. */
    static EventTime storable(EventTime event) {
        return event.at() == null ? event : new EventTime(toInstant(of(event.at())), event.sequence());
    }
}
