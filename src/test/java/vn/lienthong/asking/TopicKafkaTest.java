package vn.lienthong.asking;

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
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template topic-kafka against a real broker. */
class TopicKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

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
    void a_batch_is_committed_behind_the_journal_and_what_cannot_be_kept_is_read_again() throws Exception {
        send("a", "{\"n\":1}", "", "{\"n\":2}");
        try (SourceHere here = reader("a")) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 1 && committed("a") == 3);
            assertThat(here.texts()).containsExactly("[{\"n\":1},\n{\"n\":2}]");
            here.journal.close();
            send("a", "{\"n\":3}");
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());
            assertThat(here.failure()).contains("journal-closed");
            assertThat(committed("a"))
                    .as("what is not in the journal is not committed")
                    .isEqualTo(3);
        }
        try (SourceHere here = reader("a")) {
            await().atMost(PATIENCE).until(() -> here.deliveries().size() == 2 && committed("a") == 4);
            assertThat(here.texts().get(1)).isEqualTo("{\"n\":3}");
            assertThat(here.deliveries().get(0).facts()).containsEntry("topic", "a/0@0-2");
            assertThat(here.deliveries().get(1).facts()).containsEntry("topic", "a/0@3");
        }
    }

    @Test
    void what_is_no_json_object_is_a_message_by_itself_and_spoils_no_neighbour() throws Exception {
        String deep = "[".repeat(95) + "]".repeat(95);
        send(
                "b",
                "{\"n\":1}",
                "{\"n\":",
                "{\"n\":2}",
                "[{\"n\":3}]",
                "{\"n\":4}{",
                "{\"n\":5}",
                "{\"d\":" + deep + "}");

        try (SourceHere here = reader("b")) {
            await().atMost(PATIENCE).until(() -> committed("b") == 7);
            assertThat(here.texts())
                    .containsExactly(
                            "{\"n\":1}",
                            "{\"n\":",
                            "{\"n\":2}",
                            "[{\"n\":3}]",
                            "{\"n\":4}{",
                            "{\"n\":5}",
                            "{\"d\":" + deep + "}");
        }
    }

    @Test
    void a_batch_whose_offset_was_not_committed_is_known_and_what_came_behind_it_is_kept() throws Exception {
        send("c", "{\"n\":1}", "{\"n\":2}");
        try (SourceHere here = reader("c")) {
            await().atMost(PATIENCE).until(() -> committed("c") == 2);
        }
        commit("c", 0);
        send("c", "{\"n\":3}", "{\"n\":4}");
        try (SourceHere here = reader("c")) {
            await().atMost(PATIENCE).until(() -> committed("c") == 4);
            assertThat(here.texts()).containsExactly("[{\"n\":1},\n{\"n\":2}]", "[{\"n\":3},\n{\"n\":4}]");
        }
    }

    @Test
    void records_that_were_deleted_unread_are_named_and_the_others_read() throws Exception {
        send("d", "{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        commit("d", 1);
        try (Admin admin = admin()) {
            admin.deleteRecords(Map.of(new TopicPartition("d", 0), RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
        try (SourceHere here = reader("d")) {
            await().atMost(PATIENCE).until(() -> committed("d") == 3);
            assertThat(here.texts()).containsExactly("{\"n\":3}");
            assertThat(here.failure()).contains("source-topic-gap");
        }
    }

    @Test
    void brokers_that_are_away_and_a_topic_that_is_not_there_are_failed_looks() throws Exception {
        try (SourceHere here = SourceHere.start(
                home, "topic-kafka", Map.of("brokers", "127.0.0.1:1", "topic", "a", "period", "300"))) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());
            assertThat(here.failure()).contains("source-unreachable");
        }
        try (SourceHere here = reader("khong-co")) {
            await().atMost(PATIENCE).until(() -> here.failure().isPresent());
            assertThat(here.failure()).contains("source-topic-unknown");
        }
    }

    private SourceHere reader(String topic) throws Exception {
        return SourceHere.start(
                home,
                "topic-kafka",
                Map.of("brokers", broker.address(), "topic", topic, "group", "nhom-" + topic, "period", "300"));
    }

    private static void send(String topic, String... values) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.address());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            for (String value : values) {
                byte[] bytes = value.isEmpty() ? null : value.getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, 0, "k", bytes)).get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static long committed(String topic) throws Exception {
        try (Admin admin = admin()) {
            return List.copyOf(admin.listConsumerGroupOffsets("nhom-" + topic)
                            .partitionsToOffsetAndMetadata()
                            .get(10, TimeUnit.SECONDS)
                            .values())
                    .stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        }
    }

    /** As if the hub had died before it could say how far it has read. */
    private static void commit(String topic, long offset) throws Exception {
        try (Admin admin = admin()) {
            admin.alterConsumerGroupOffsets(
                            "nhom-" + topic, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.address()));
    }
}
