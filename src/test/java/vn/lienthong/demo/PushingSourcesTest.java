package vn.lienthong.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushingSourcesTest {
    private final RecordingHub hub = new RecordingHub();

    @AfterEach
    void close() {
        hub.close();
    }

    private IGateSource iGate() {
        return new IGateSource(IGateSource.part("qn", 42, Samples.NOW, 60, 12), hub.door());
    }

    private static void play(Simulator source) {
        Instant now = Samples.NOW;
        for (int ticks = 0; source.tick(now); ticks++) {
            assertThat(ticks).as("ticks until the play is over").isLessThan(200);
            now = now.plusSeconds(1);
        }
    }

    @Test
    void the_truth_counts_what_the_hub_acknowledged() {
        IGateSource source = iGate();
        play(source);
        long records = new HashSet<>(hub.bodies())
                .stream()
                        .mapToLong(body -> Samples.tree(body).get("content").size())
                        .sum();
        Truth.Totals totals = source.truth().totals();
        assertThat(totals.records()).isEqualTo(records);
        assertThat(totals.deliveries() + totals.repeats())
                .isEqualTo(hub.received().size());
        assertThat(totals.repeats()).isPositive();
    }

    @Test
    void the_last_word_on_the_wire_is_the_truth() {
        IGateSource source = iGate();
        play(source);
        Map<String, Integer> last = new TreeMap<>();
        for (String body : hub.bodies()) {
            for (JsonNode dossier : Samples.tree(body).get("content")) {
                String id = dossier.at("/dossierStatus/id").asText();
                last.put(dossier.get("code").asText(), StatusWords.iGate().get(id));
            }
        }
        source.truth().planted().forEach(planted -> last.remove(planted.number()));
        assertThat(last).isEqualTo(new TreeMap<>(source.truth().latest())).hasSize(60);
    }

    @Test
    void a_lost_answer_brings_the_same_bytes_again() {
        hub.answer(
                (received, serial) -> serial == 3 ? RecordingHub.Reply.DROPPED : new RecordingHub.Reply(202, "{}", ""));
        IGateSource source = iGate();
        play(source);
        assertThat(hub.bodies().get(3)).isEqualTo(hub.bodies().get(2));
        assertThat(source.truth().latest()).hasSize(60);
    }

    @Test
    void a_refused_delivery_holds_up_nothing_and_is_not_the_truth() {
        hub.answer((received, serial) -> new RecordingHub.Reply(serial == 2 ? 400 : 202, "{}", ""));
        IGateSource source = iGate();
        play(source);
        long refused = Samples.tree(hub.bodies().get(1)).get("content").size();
        long all = new HashSet<>(hub.bodies())
                .stream()
                        .mapToLong(body -> Samples.tree(body).get("content").size())
                        .sum();
        assertThat(source.truth().totals().refused()).isEqualTo(1);
        assertThat(source.truth().totals().records()).isEqualTo(all - refused);
    }

    @Test
    void a_busy_hub_is_left_alone_as_long_as_it_asks() {
        hub.answer((received, serial) ->
                serial == 1 ? new RecordingHub.Reply(503, "", "5") : new RecordingHub.Reply(202, "{}", ""));
        IGateSource source = iGate();
        source.tick(Samples.NOW);
        source.tick(Samples.NOW.plusSeconds(4));
        assertThat(hub.received()).hasSize(1);
        source.tick(Samples.NOW.plusSeconds(5));
        assertThat(hub.received()).hasSizeGreaterThan(1);
    }

    @Test
    void every_push_carries_the_key_and_the_path_of_its_source() {
        play(iGate());
        assertThat(hub.received()).allSatisfy(received -> {
            assertThat(received.path()).isEqualTo("/api/v1/sources/qn/deliveries");
            assertThat(received.apiKey()).isEqualTo("key-of-the-test");
            assertThat(received.contentType()).startsWith("application/json");
        });
    }

    @Test
    void a_claim_to_a_foreign_dossier_comes_last_and_is_planted() {
        IGateSource source = iGate();
        source.claimAtTheEnd("000.00.98.H56-261012-0001");
        play(source);
        assertThat(hub.bodies().get(hub.bodies().size() - 1)).contains("000.00.98.H56-261012-0001");
        assertThat(source.truth().planted())
                .contains(new Truth.Planted(Flaw.FOREIGN_CLAIM, "000.00.98.H56-261012-0001", ""));
    }

    @Test
    void lgsp_ends_every_dossier_in_a_status_that_can_be_derived() {
        LgspSource source = new LgspSource(LgspSource.part("hq", 42, Samples.NOW, 50, 12), hub.door());
        boolean undecidedOnTheWay = false;
        Instant now = Samples.NOW;
        while (source.tick(now)) {
            now = now.plusSeconds(1);
            undecidedOnTheWay |= !source.truth().undecided().isEmpty();
        }
        assertThat(undecidedOnTheWay).isTrue();
        assertThat(source.truth().undecided()).isEmpty();
        assertThat(source.truth().latest().values()).allMatch(status -> status >= 9);
        assertThat(hub.bodies()).anyMatch(body -> body.contains("<MSyncDocuments>"));
        assertThat(hub.bodies()).anyMatch(body -> !body.contains("<MSyncDocuments>"));
    }
}
