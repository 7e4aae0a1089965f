package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.asking.KafkaBroker;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** A Kafka topic as a source of a whole hub: looked at without leaving a trace, read by batches, missed when it is away. */
class ATopicIsPingedAndItsBrokerGoesAwayTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SOURCE = "nguon-tin";

    @TempDir
    private Path folder;

    @TempDir
    private Path servers;

    @Test
    void a_ping_leaves_no_trace_and_a_broker_that_is_away_is_seen() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                KafkaBroker broker = KafkaBroker.start(servers)) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            place.addPushingSource(SOURCE, "tuyen-quang");
            place.addSource(
                    SOURCE,
                    SOURCE,
                    Templated.route(
                            SOURCE, "topic-kafka", Map.of("brokers", broker.address(), "topic", "t", "period", "300")));
            create(broker);
            assertThat(ping())
                    .startsWith("page-seen  Seen: t 0@0..0 (-), 1@0..0 (-)")
                    .contains(" 0 bytes");
            send(broker, 20);
            assertThat(ping()).contains("t 0@0..10 (-), 1@0..10 (-)").contains(", 1 records");

            try (HubHere hub = HubHere.start(folder)) {
                Settled.await(hub, portal, 20);
                assertThat(portal.statuses()).hasSize(20);
                await().atMost(PATIENCE).until(() -> committed(broker).equals(Map.of(0, 10L, 1, 10L)));
                assertThat(hub.journal().list(0, 100_000, Long.MAX_VALUE).stream()
                                .filter(entry -> entry.party().equals(SOURCE)
                                        && entry.facts().containsKey("topic"))
                                .count())
                        .as("messages of twenty records")
                        .isLessThanOrEqualTo(6);
                assertThat(ping()).contains("t 0@0..10 (10), 1@0..10 (10)").contains(", 1 records");
                assertThat(committed(broker)).as("as before the ping").isEqualTo(Map.of(0, 10L, 1, 10L));

                broker.close();
                HubClient client = new HubClient(hub.address());
                await().atMost(PATIENCE)
                        .until(() ->
                                client.get("/api/v1/sources/" + SOURCE).body().contains("source-unreachable"));
                assertThat(client.get("/?lang=vi").body()).contains("Không kết nối được tới nguồn");
            }
            HubHere.Said away = HubHere.command(folder, "source", "ping", SOURCE);
            assertThat(away.out()).startsWith("source-unreachable");
            assertThat(away.code()).isEqualTo(1);
        }
    }

    private String ping() {
        HubHere.Said said = HubHere.command(folder, "source", "ping", SOURCE);
        assertThat(said.code()).as(said.out() + said.err()).isZero();
        return said.out();
    }

    private static void create(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(List.of(new NewTopic("t", 2, (short) 1))).all().get(40, TimeUnit.SECONDS);
        }
    }

    private static void send(KafkaBroker broker, int count) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.address(), "linger.ms", "200");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int n = 0; n < count; n++) {
                byte[] value = Records.record(n, 2).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>("t", n % 2, null, value));
            }
        }
    }

    private static Map<Integer, Long> committed(KafkaBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets("lienthong")
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            return offsets.entrySet().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            one -> one.getKey().partition(),
                            one -> one.getValue().offset()));
        }
    }
}
