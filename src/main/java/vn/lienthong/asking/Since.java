package vn.lienthong.asking;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * From when on a source is asked. The cursor is the newest time that a record states, or, where records state none, the time
 * when the round began; never later than now, because one record of the year 2099 would hide all that come after it.
 */
final class Since {
    private final Times times;
    private final String modified;
    private final Instant cursor;
    private final Duration overlap;
    private final Instant now;
    private Instant newest = Instant.EPOCH;

    /**
     * @param modified path of a record's time of change; empty when it has none
     * @param cursor up to when the source has been read
     * @param overlap how far before it is read again: the source's clock and its long transactions bring records late
     */
    Since(Times times, String modified, Instant cursor, Duration overlap, Instant now) {
        this.times = times;
        this.modified = modified;
        this.cursor = cursor;
        this.overlap = overlap;
        this.now = now;
    }

    Map<String, String> blanks() {
        return Map.of("since", times.write(cursor.minus(overlap)), "now", times.write(now));
    }

    void look(JsonNode records) {
        for (JsonNode record : records) {
            Optional<Instant> time = modified.isEmpty()
                    ? Optional.of(now)
                    : times.read(Answers.text(record, modified)).filter(found -> !found.isAfter(now));
            newest = time.filter(found -> found.isAfter(newest)).orElse(newest);
        }
    }

    /** All up to now came in one answer. */
    void reach() {
        newest = now;
    }

    /** Null when nothing newer was seen. */
    String cursor() {
        return newest.isAfter(cursor) ? newest.toString() : null;
    }
}
