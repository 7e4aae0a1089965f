package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** Repeats are known by the sender's own name of a message; without one, an honest return to an earlier state is no repeat. */
class ASenderNamesItsMessagesTest {
    private static final String NAMED = "X-Request-ID";

    @TempDir
    private Path folder;

    @Test
    void a_repeat_is_known_behind_others_by_the_header_that_the_source_declares() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                HubHere hub = HubHere.start(place(portal).home)) {
            String key = hub.keys().issue(Workplace.SOURCE);
            JsonNode first = push(hub, key, 2, NAMED, "a");
            push(hub, key, 4, NAMED, "b");

            JsonNode again = push(hub, key, 2, NAMED, "a");

            assertThat(again.path("repeat").asBoolean()).isTrue();
            assertThat(again.path("position").asLong())
                    .isEqualTo(first.path("position").asLong());
            assertThat(push(hub, key, 2, NAMED, "c").path("repeat").asBoolean())
                    .as("the same state under another name")
                    .isFalse();
            assertThat(push(hub, key, 2, "X-Message-Id", "a").path("repeat").asBoolean())
                    .as("bytes equal to the latest delivery, which was named")
                    .isTrue();
        }
    }

    @Test
    void without_a_name_a_return_to_an_earlier_state_is_heard() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                HubHere hub = HubHere.start(place(portal).home)) {
            String key = hub.keys().issue(Workplace.SOURCE);
            push(hub, key, 2);
            push(hub, key, 4);
            JsonNode back = push(hub, key, 2);

            assertThat(back.path("repeat").asBoolean()).isFalse();
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            hub.ledger().bookmark() >= back.path("position").asLong());
            assertThat(hub.ledger().find(new DossierNumber(Records.number(1)))).isPresent();
            assertThat(hub.ledger().sources().get(0).account().records()).isEqualTo(3);
        }
    }

    private Workplace place(Sandbox portal) throws Exception {
        Workplace place = Workplace.at(folder, portal.uri().toString());
        place.addSource(Workplace.SOURCE, Workplace.SOURCE, """
                - templatedRoute:
                    routeTemplateRef: push-http
                    parameters:
                      - { name: code, value: %s }
                      - { name: messageId, value: %s }
                """.formatted(Workplace.SOURCE, NAMED));
        return place;
    }

    private static JsonNode push(HubHere hub, String key, int status, String... headers) {
        byte[] body = Records.array(List.of(Records.record(1, status))).getBytes(StandardCharsets.UTF_8);
        HubClient.Answer answer =
                new HubClient(hub.address()).push(Workplace.SOURCE, key, "application/json", body, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return answer.json();
    }
}
