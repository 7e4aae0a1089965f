package vn.lienthong.source;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is remembered of one source's latest deliveries. Derived from the journal; losing it costs only unchanged records. */
final class Memory {
    private static final int MOST_MESSAGES = 2_000;

    /** A list may have so many pages and still be known page by page; the templates allow no more in one round. */
    static final int MOST_ASKS = 20_000;

    /** The last answer to a question: its hash, cut to what a chance never meets twice, so that many fit. */
    private record Answer(long head, long tail, long position) {
        private static Answer of(String sha256, long position) {
            return new Answer(
                    Long.parseUnsignedLong(sha256, 0, 16, 16), Long.parseUnsignedLong(sha256, 16, 32, 16), position);
        }

        private boolean says(Answer other) {
            return head == other.head && tail == other.tail;
        }
    }

    private final Map<String, Long> byMessageId = bounded(MOST_MESSAGES);
    private final Map<Long, Answer> answers = bounded(MOST_ASKS);
    private String latest;
    private long latestPosition;
    private String cursor;
    private long cursorPosition;
    private long repeats;
    private long unreported;
    private Instant reportedAt = Instant.EPOCH;

    synchronized Optional<Long> find(Delivery delivery, String sha256) {
        if (delivery.messageId() != null) {
            return Optional.ofNullable(byMessageId.get(named(delivery, sha256)));
        }
        if (delivery.ask() != null) {
            return Optional.ofNullable(answers.get(question(delivery)))
                    .filter(Answer.of(sha256, 0)::says)
                    .map(Answer::position);
        }
        return saying(delivery, sha256).equals(latest) ? Optional.of(latestPosition) : Optional.empty();
    }

    synchronized void keep(Delivery delivery, String sha256, long position) {
        if (delivery.messageId() != null) {
            byMessageId.put(named(delivery, sha256), position);
        }
        if (delivery.ask() != null) {
            // Put last again, so that a list's oldest question is not the one that is asked next.
            answers.remove(question(delivery));
            answers.put(question(delivery), Answer.of(sha256, position));
        }
        // Two senders at once may complete out of order; the later position is the latest delivery.
        if (position > latestPosition) {
            latestPosition = position;
            latest = saying(delivery, sha256);
        }
        move(delivery.cursor(), position);
    }

    /** A null cursor moves nothing; of two, the later position counts. */
    synchronized void move(String next, long position) {
        if (next != null && position > cursorPosition) {
            cursorPosition = position;
            cursor = next;
        }
    }

    /** Counts one; gives the sum since the last summary when a summary is due. */
    synchronized Optional<Long> countRepeat(Instant now, Duration interval) {
        repeats++;
        unreported++;
        if (now.isBefore(reportedAt.plus(interval))) {
            return Optional.empty();
        }
        long sum = unreported;
        unreported = 0;
        reportedAt = now;
        return Optional.of(sum);
    }

    synchronized Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }

    synchronized long repeats() {
        return repeats;
    }

    /** The content type belongs to what was said: the same bytes with a corrected one are read differently. */
    private static String saying(Delivery delivery, String sha256) {
        return sha256 + ' ' + delivery.contentType() + ' ' + delivery.question();
    }

    private static String named(Delivery delivery, String sha256) {
        return delivery.messageId() + ' ' + delivery.contentType() + ' ' + sha256;
    }

    /** Two questions that meet in these bits are still told apart by their answers. */
    private static long question(Delivery delivery) {
        String ask = delivery.ask();
        return (long) ask.hashCode() << 32
                | new StringBuilder(ask).reverse().toString().hashCode() & 0xffffffffL;
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
