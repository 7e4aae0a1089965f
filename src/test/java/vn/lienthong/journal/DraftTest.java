package vn.lienthong.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DraftTest {
    @Test
    void a_payload_keeps_its_bytes_whatever_is_done_to_the_arrays() throws IOException {
        byte[] given = {1, 2, 3};
        Payload payload = Payload.of(given);
        given[0] = 9;
        payload.toBytes()[1] = 9;

        assertThat(payload).isEqualTo(Payload.of(new byte[] {1, 2, 3})).hasSameHashCodeAs(Payload.of(new byte[] {1, 2, 3
        }));
        assertThat(payload.open().readAllBytes()).containsExactly(1, 2, 3);
        assertThat(payload.size()).isEqualTo(3);
    }

    @Test
    void a_payload_has_a_known_sha_256_and_never_prints_itself() {
        Payload payload = Payload.ofText("abc");

        assertThat(payload.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(payload.toString()).isEqualTo("Payload[3 bytes]");
        assertThat(Payload.ofText("Hồ sơ").text()).isEqualTo("Hồ sơ");
    }

    @Test
    void a_time_is_kept_to_the_millisecond_and_facts_are_a_copy_in_order() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("z", "1");
        facts.put("a", "2");
        Draft draft = new Draft(
                Kind.DELIVERY, "hue", Instant.parse("2026-11-22T01:02:03.456789Z"), "text/csv", facts, Payload.empty());
        facts.clear();

        assertThat(draft.at()).isEqualTo(Instant.parse("2026-11-22T01:02:03.456Z"));
        assertThat(draft.facts().keySet()).containsExactly("z", "a");
    }

    @Test
    void a_draft_that_could_not_be_kept_is_refused_at_birth() {
        assertThatThrownBy(() -> draft("", "text/csv", Map.of())).hasMessageContaining("Expected a party");
        assertThatThrownBy(() -> draft("hue\n", "text/csv", Map.of())).hasMessageContaining("control characters");
        assertThatThrownBy(() -> draft("hue", "x".repeat(256), Map.of())).hasMessageContaining("found 256 bytes");
        assertThatThrownBy(() -> draft("hue", "text/csv", Map.of("cursor", "x".repeat(40_000))))
                .hasMessageContaining("transport facts");
        assertThat(draft("hue", "text/csv", Map.of("cursor", "x".repeat(32_000))))
                .isNotNull();
    }

    @Test
    void kinds_are_known_by_codes_that_never_change() {
        assertThat(java.util.Arrays.stream(Kind.values()).map(kind -> kind + "=" + kind.code()))
                .containsExactly(
                        "DELIVERY=1",
                        "INTERVAL=2",
                        "REQUEST=3",
                        "ANSWER=4",
                        "CATALOGUE=5",
                        "ACTIVATION=6",
                        "DECISION=7",
                        "READING=8",
                        "LOOK=9");
        assertThat(Kind.ofCode(4)).isEqualTo(Kind.ANSWER);
        assertThatThrownBy(() -> Kind.ofCode(10)).hasMessageContaining("newer version");
    }

    private static Draft draft(String party, String contentType, Map<String, String> facts) {
        return new Draft(Kind.DELIVERY, party, Instant.EPOCH, contentType, facts, Payload.empty());
    }
}
