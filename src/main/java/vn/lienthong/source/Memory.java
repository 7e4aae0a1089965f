package vn.lienthong.source;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is remembered of one source's latest deliveries. Derived from the journal; losing it costs only unchanged records. */
final class Memory {
    private static final int MOST = 2_000;

    private final Map<String, Long> byMessageId = bounded();
    private final Map<String, Long> byQuestionAndAnswer = bounded();
    private final Map<String, String> answers = bounded();
    private String latest;
    private long latestPosition;
    private String cursor;
    private long repeats;
    private long unreported;
    private Instant reportedAt = Instant.EPOCH;

    synchronized Optional<Long> find(Delivery delivery, String sha256) {
        if (delivery.messageId() != null) {
            return Optional.ofNullable(byMessageId.get(delivery.messageId() + ' ' + sha256));
        }
        if (delivery.ask() != null) {
            boolean same = sha256.equals(answers.get(delivery.ask()));
            return same ? Optional.ofNullable(byQuestionAndAnswer.get(delivery.ask())) : Optional.empty();
        }
        return saying(delivery, sha256).equals(latest) ? Optional.of(latestPosition) : Optional.empty();
    }

    synchronized void keep(Delivery delivery, String sha256, long position) {
        if (delivery.messageId() != null) {
            byMessageId.put(delivery.messageId() + ' ' + sha256, position);
        }
        if (delivery.ask() != null) {
            answers.put(delivery.ask(), sha256);
            byQuestionAndAnswer.put(delivery.ask(), position);
        }
        // Two senders at once may complete out of order; the later position is the latest delivery.
        if (position > latestPosition) {
            latestPosition = position;
            latest = saying(delivery, sha256);
            cursor = delivery.cursor() != null ? delivery.cursor() : cursor;
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

    private static String saying(Delivery delivery, String sha256) {
        return sha256 + ' ' + delivery.question();
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
