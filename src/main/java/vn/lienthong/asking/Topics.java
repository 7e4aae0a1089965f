package vn.lienthong.asking;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceSupport;
import vn.lienthong.source.Intake;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/**
 * Bean {@code topics}: reads a Kafka topic in rounds, like every source that is asked. The template begins a round with
 * {@link #begin}; then, until no record waits: {@link #take}, the delivery, {@link #commit}. An offset is committed behind the
 * receipt, never before: a crash between the two reads the batch again, and it is known by its name.
 */
public final class Topics extends ServiceSupport {
    private static final String ROUND = "topicRound";
    private static final String BATCH = "topicBatch";

    private final Intake intake;
    private final PollFailures failures;
    private final boolean looking;
    private final Map<String, Round> rounds = new ConcurrentHashMap<>();

    public Topics(Intake intake, PollFailures failures) {
        this(intake, failures, false);
    }

    private Topics(Intake intake, PollFailures failures, boolean looking) {
        this.intake = intake;
        this.failures = failures;
        this.looking = looking;
    }

    /** For a ping: shows where the partitions are and one record, an old one if no other is there, and commits nothing. */
    public static Topics looking(Intake intake, PollFailures failures) {
        return new Topics(intake, failures, true);
    }

    /** What one source's rounds share. */
    private static final class Round {
        private final ReentrantLock lock = new ReentrantLock();
        private TopicReader reader;

        private void close() {
            TopicReader closing = reader;
            reader = null;
            if (closing != null) {
                closing.close();
            }
        }
    }

    public void begin(Exchange exchange) throws Exception {
        String source = exchange.getProperty(Receiving.SOURCE, String.class);
        exchange.getContext().addService(this);
        Round round = rounds.computeIfAbsent(source, code -> new Round());
        // One round ends before the next begins: of two at once the slower would commit what the other has not kept.
        round.lock.lock();
        exchange.getExchangeExtension().addOnCompletion(new End(round));
        exchange.setProperty(ROUND, round);
        Parameters parameters = new Parameters(exchange);
        boolean fresh = round.reader == null;
        if (fresh) {
            round.reader = TopicReader.open(parameters, looking);
        }
        long waiting = round.reader.waiting();
        if (fresh) {
            round.reader
                    .gap()
                    .ifPresent(gap -> failures.note(source, PollFault.of(new RefusedException(lost(gap.toString())))));
        }
        if (waiting == 0 && looking) {
            round.reader.goBack();
        }
        if (waiting == 0 && !looking) {
            Receiving.durable(intake.withoutNews(source));
        }
        exchange.setProperty(Receiving.ASK, waiting > 0 || looking ? parameters.text("topic") : null);
    }

    /** The body becomes the next batch, or nothing when it says nothing. */
    public void take(Exchange exchange) {
        Round round = exchange.getProperty(ROUND, Round.class);
        String source = exchange.getProperty(Receiving.SOURCE, String.class);
        String cursor = intake.cursor(source).orElse("");
        Optional<TopicBatch> batch =
                round.reader.next(partition -> known(cursor).get(partition));
        exchange.setProperty(BATCH, batch.orElse(null));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(null);
        if (looking) {
            exchange.setProperty(Receiving.FACTS, Map.of("asked", round.reader.describe()));
            exchange.getMessage().setBody(new byte[0]);
        }
        batch.filter(read -> read.count() > 0).ifPresent(read -> put(read, cursor, exchange));
    }

    private void put(TopicBatch batch, String cursor, Exchange exchange) {
        exchange.setProperty(Receiving.MESSAGE_ID, batch.place());
        exchange.setProperty(Receiving.CURSOR, further(cursor, batch));
        exchange.setProperty(Polling.RECORDS, batch.count());
        if (!looking) {
            exchange.setProperty(Receiving.FACTS, Map.of("topic", batch.place()));
        }
        exchange.getMessage().setBody(batch.body());
    }

    /** Behind the receipt. Nothing came: the round is over, though the brokers may count marks of transactions as records. */
    public void commit(Exchange exchange) {
        Round round = exchange.getProperty(ROUND, Round.class);
        TopicBatch batch = exchange.getProperty(BATCH, TopicBatch.class);
        if (batch != null) {
            round.reader.commit(batch);
        }
        boolean over = batch == null || (round.reader.isEmpty() && round.reader.waiting() == 0);
        exchange.setProperty(Receiving.ASK, over ? null : batch.partition().topic());
    }

    @Override
    protected void doStop() {
        rounds.values().forEach(Round::close);
    }

    /** The cursor names the last batch of every partition, such as {@code ho-so/0@3-7 ho-so/1@5}. */
    private static String further(String cursor, TopicBatch batch) {
        Map<String, String> places = known(cursor);
        places.put(batch.partition().toString(), batch.place());
        return String.join(" ", places.values());
    }

    private static Map<String, String> known(String cursor) {
        Map<String, String> places = new TreeMap<>();
        Arrays.stream(cursor.split(" "))
                .filter(place -> place.matches("\\S+/\\d+@\\d+(-\\d+)?"))
                .forEach(place -> places.put(place.replaceFirst("/(\\d+)@.*$", "-$1"), place));
        return places;
    }

    /** A round that failed leaves no reader: what it had read and not committed must be read again. */
    private static final class End extends SynchronizationAdapter {
        private final Round round;

        private End(Round round) {
            this.round = round;
        }

        @Override
        public void onDone(Exchange exchange) {
            if (exchange.isFailed() || exchange.getProperty(Exchange.EXCEPTION_CAUGHT) != null) {
                round.close();
            }
            if (round.lock.isHeldByCurrentThread()) {
                round.lock.unlock();
            }
        }
    }

    private static Refusal lost(String partition) {
        return new Refusal(
                502,
                "source-topic-gap",
                "Chủ đề " + partition
                        + " đã xóa những tin chưa được đọc (hết hạn lưu); hãy yêu cầu nguồn gửi lại và lưu lâu hơn",
                "Expected the topic to keep what was not read yet, but records of " + partition
                        + " were deleted by its retention; let the source send them again, and keep records longer",
                0);
    }
}
