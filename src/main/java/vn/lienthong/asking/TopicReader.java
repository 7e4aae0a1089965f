package vn.lienthong.asking;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/**
 * Reads the partitions of one topic from the offsets that its group has committed. It joins no group: all partitions are its own,
 * and a look at them moves nobody. For one thread at a time; whatever fails, it is closed, and the next one begins at what was
 * committed.
 */
final class TopicReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final int most;
    private final Deque<TopicBatch> cut = new ArrayDeque<>();

    private TopicReader(KafkaConsumer<byte[], byte[]> consumer, String topic, int most) {
        this.consumer = consumer;
        this.topic = topic;
        this.most = most;
    }

    /** @param one reads one record and no more: for a look */
    static TopicReader open(Parameters parameters, boolean one) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", parameters.text("brokers").strip());
        properties.put("group.id", parameters.text("group").strip());
        properties.put("security.protocol", parameters.text("security").strip());
        if (properties.getProperty("security.protocol").startsWith("SASL")) {
            properties.put("sasl.mechanism", parameters.text("mechanism").strip());
            properties.put("sasl.jaas.config", parameters.text("jaas"));
        }
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        // What a producer took back was never said.
        properties.put("isolation.level", "read_committed");
        properties.put("allow.auto.create.topics", "false");
        properties.put("metadata.max.age.ms", "60000");
        properties.put("default.api.timeout.ms", String.valueOf(PATIENCE.toMillis()));
        properties.put("request.timeout.ms", String.valueOf(PATIENCE.toMillis()));
        boolean json = parameters
                .text("contentType")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("json");
        int most = json && !one ? parameters.number("batch", 1, 10_000) : 1;
        properties.put("max.poll.records", one ? 1 : Math.max(500, most));
        return new TopicReader(
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                parameters.text("topic").strip(),
                most);
    }

    /** How many records wait. Asks the brokers every time: one that is away is noticed, and a new partition is read too. */
    long waiting() {
        Set<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .collect(Collectors.toSet());
        if (partitions.isEmpty()) {
            throw new RefusedException(unknown(topic));
        }
        if (!partitions.equals(consumer.assignment())) {
            consumer.assign(partitions);
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        return partitions.stream()
                .mapToLong(one -> Math.max(0, ends.get(one) - consumer.position(one, PATIENCE)))
                .sum();
    }

    /** A partition whose first record is already behind what was committed: those between were deleted unread. */
    Optional<TopicPartition> gap() {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(consumer.assignment(), PATIENCE);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment(), PATIENCE);
        return consumer.assignment().stream()
                .filter(one -> committed.get(one) != null && committed.get(one).offset() < beginnings.get(one))
                .findFirst();
    }

    /** @param known where the last batch of a partition in the journal was */
    Optional<TopicBatch> next(UnaryOperator<String> known) {
        if (cut.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofSeconds(2));
            for (TopicPartition one : records.partitions()) {
                cut.addAll(TopicBatch.cut(records.records(one), most, known.apply(one.toString())));
            }
        }
        return Optional.ofNullable(cut.poll());
    }

    /** True when nothing that was read is left to be taken. */
    boolean isEmpty() {
        return cut.isEmpty();
    }

    void commit(TopicBatch batch) {
        consumer.commitSync(Map.of(batch.partition(), new OffsetAndMetadata(batch.last() + 1)), PATIENCE);
    }

    /** For a look: the last record of some partition is read once more when none waits. */
    void goBack() {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(consumer.assignment(), PATIENCE);
        consumer.assignment().stream()
                .filter(one -> consumer.position(one, PATIENCE) > beginnings.get(one))
                .findFirst()
                .ifPresent(one -> consumer.seek(one, consumer.position(one, PATIENCE) - 1));
    }

    /** Partitions and offsets in words. */
    String describe() {
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(consumer.assignment(), PATIENCE);
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment(), PATIENCE);
        List<String> parts = consumer.assignment().stream()
                .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
                .map(one -> one.partition() + "@" + beginnings.get(one) + ".." + ends.get(one) + " ("
                        + (committed.get(one) == null ? "-" : committed.get(one).offset()) + ")")
                .toList();
        return topic + " " + String.join(", ", parts);
    }

    @Override
    public void close() {
        consumer.close(Duration.ofSeconds(2));
    }

    private static Refusal unknown(String topic) {
        return new Refusal(
                502,
                "source-topic-unknown",
                "Máy chủ Kafka không có chủ đề '" + topic
                        + "', hoặc tài khoản không được thấy; hãy kiểm tra topic và quyền",
                "Expected the topic '" + topic
                        + "' at the brokers, but there is none that the account may see; check topic and rights",
                0);
    }
}
