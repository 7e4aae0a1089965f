package vn.lienthong.asking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which answers that were no page are kept: to each question the first one, and while the trouble lasts one an hour. An error
 * page with a number of its own in it would otherwise fill the journal, and every one would wait for a person. In memory: after
 * a restart one more is kept.
 */
final class Strays {
    private static final Duration AGAIN = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<String, Instant> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    Strays(Clock clock) {
        this.clock = clock;
    }

    /** True when this one is to be kept. */
    synchronized boolean keeps(String source, String question) {
        String name = source + ' ' + question;
        Instant before = kept.get(name);
        Instant now = clock.instant();
        if (before != null && now.isBefore(before.plus(AGAIN)) && !now.isBefore(before)) {
            return false;
        }
        kept.put(name, now);
        return true;
    }

    /** The question was answered by a page. */
    synchronized void mended(String source, String question) {
        if (!kept.isEmpty()) {
            kept.remove(source + ' ' + question);
        }
    }
}
