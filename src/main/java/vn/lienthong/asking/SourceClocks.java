package vn.lienthong.asking;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the clocks of polled sources are ahead, by the header Date of their answers. In memory: the next look measures again.
 * The middle of the last nine counts, so that one slow answer or one server of several says nothing.
 */
public final class SourceClocks {
    private static final int KEPT = 9;

    /** A Date has whole seconds: what it says was half a second ago, in the middle. */
    private static final Duration HALF = Duration.ofMillis(500);

    private final Map<String, Deque<Duration>> latest = new ConcurrentHashMap<>();

    /** @param date as it stood in the header; nothing is measured when it is not there or not a date */
    void measure(String source, String date, Instant asked, Instant answered) {
        if (date == null) {
            return;
        }
        try {
            Instant said = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            Instant middle = asked.plus(Duration.between(asked, answered).dividedBy(2));
            keep(source, Duration.between(middle, said.plus(HALF)));
        } catch (DateTimeException e) {
            // A Date that is none says nothing about a clock, and the page is good all the same.
            latest.remove(source);
        }
    }

    /** How far ahead; negative when it is behind. */
    public Optional<Duration> find(String source) {
        Deque<Duration> known = latest.get(source);
        if (known == null) {
            return Optional.empty();
        }
        List<Duration> sorted;
        synchronized (known) {
            sorted = known.stream().sorted().toList();
        }
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }

    private void keep(String source, Duration ahead) {
        Deque<Duration> known = latest.computeIfAbsent(source, code -> new ArrayDeque<>());
        synchronized (known) {
            known.addLast(ahead);
            if (known.size() > KEPT) {
                known.removeFirst();
            }
        }
    }
}
