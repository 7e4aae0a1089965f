package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkSourceTest {
    private final RecordingHub hub = new RecordingHub();

    @AfterEach
    void close() {
        hub.close();
    }

    private BulkResult run(int statuses) throws InterruptedException {
        return new BulkSource(BulkSettings.of("bulk", statuses, Samples.NOW), hub.door()).run();
    }

    @Test
    void each_dossier_ends_where_the_result_says() throws InterruptedException {
        BulkResult result = run(5_050);
        Map<String, Integer> last = new TreeMap<>();
        int records = 0;
        for (String body : hub.bodies()) {
            for (JsonNode dossier : Samples.tree(body)) {
                last.put(
                        dossier.get("MaHoSo").asText(),
                        dossier.get("TrangThaiHoSo").asInt());
                records++;
            }
        }
        Map<String, Integer> expected = new TreeMap<>();
        result.forEach(expected::put);
        assertThat(result.complete()).isTrue();
        assertThat(records).isEqualTo(5_050).isEqualTo(result.records());
        assertThat(last).isEqualTo(expected).hasSize(result.dossiers());
        assertThat(result.dossiers()).isBetween(2_800, 3_300);
    }

    @Test
    void a_record_is_in_the_portals_shape_and_about_1400_bytes() throws InterruptedException {
        BulkResult result = run(1_000);
        JsonNode first = Samples.tree(hub.bodies().get(0)).get(0);
        Set<String> keys = new LinkedHashSet<>();
        Samples.json("dvcqg-dongbohosomc-request-create.json")
                .at("/data/0")
                .fieldNames()
                .forEachRemaining(keys::add);
        Set<String> ours = new LinkedHashSet<>();
        first.fieldNames().forEachRemaining(ours::add);
        assertThat(ours).isEqualTo(keys);
        assertThat(result.bytes() / result.records()).isBetween(1_300L, 1_700L);
        assertThat(first.get("SoGiayToChuHoSo").asText()).hasSize(12).startsWith("099");
        assertThat(first.get("MaHoSo").asText()).matches("G12\\.18-20261121-\\d{7}");
    }

    @Test
    void the_same_seed_pushes_the_same_statuses() throws InterruptedException {
        run(900);
        List<String> first = new ArrayList<>(hub.bodies());
        run(900);
        List<String> second = hub.bodies().subList(first.size(), hub.bodies().size());
        assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void a_busy_hub_and_a_lost_answer_bring_the_same_batch_again() throws InterruptedException {
        hub.answer((received, serial) -> switch (serial) {
            case 2 -> new RecordingHub.Reply(503, "", "1");
            case 5 -> RecordingHub.Reply.DROPPED;
            default -> new RecordingHub.Reply(202, "{}", "");
        });
        BulkResult result = run(2_000);
        assertThat(result.complete()).isTrue();
        assertThat(result.retries()).isEqualTo(2);
        assertThat(new LinkedHashSet<>(hub.bodies())).hasSize(result.deliveries());
    }

    @Test
    void a_hub_that_stays_away_ends_the_run_incomplete() throws InterruptedException {
        hub.answer((received, serial) -> RecordingHub.Reply.DROPPED);
        BulkSettings settings =
                new BulkSettings("bulk", Agencies.TAX.get(0), 500, 100, 2, 1, Samples.NOW, Duration.ofMillis(300));
        BulkResult result = new BulkSource(settings, hub.door()).run();
        assertThat(result.complete()).isFalse();
        assertThat(result.records()).isZero();
    }
}
