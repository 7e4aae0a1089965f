package vn.lienthong.corridor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template topic-kafka against a real broker. */
class TopicKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String TOPIC = "ho-so";

    @TempDir
    private static Path folder;

    @TempDir
    private Path home;

    private static KafkaBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = KafkaBroker.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    void a_record_is_committed_behind_the_journal_and_what_cannot_be_kept_is_read_again() throws Exception {
        send("{\"n\":1}", "", "{\"n\":2}");
        try (SourceHere here = reader()) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 2 && committed() == 3);
            assertThat(here.texts()).containsExactly("{\"n\":1}", "{\"n\":2}");
            here.journal.close();
            send("{\"n\":3}");
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());
            assertThat(here.failure()).contains("journal-closed");
            assertThat(committed())
                    .as("what is not in the journal is not committed")
                    .isEqualTo(3);
        }
        try (SourceHere here = reader()) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 3 && committed() == 4);
            assertThat(here.texts()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
            assertThat(here.deliveries().get(2).facts()).containsEntry("topic", "ho-so/0@3");
        }
    }

    private SourceHere reader() throws Exception {
        return SourceHere.start(home, "topic-kafka", Map.of("brokers", broker.address(), "topic", TOPIC));
    }

    private static void send(String... values) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.address());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            for (String value : values) {
                byte[] bytes = value.isEmpty() ? null : value.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(TOPIC, 0, "k", bytes)).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static long committed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            return List.copyOf(admin.listConsumerGroupOffsets("lienthong")
                            .partitionsToOffsetAndMetadata()
                            .get(10, TimeUnit.SECONDS)
                            .values())
                    .stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }
}
