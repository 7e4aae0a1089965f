package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** From what a source pushes to a figure, and from the figure back to the dossier. All were received on 12/10/2026 and due five days later; papers were asked for when it was late already. */
class TheIndicatorsFollowTheDossiersTest {
    private static final String OCTOBER = "/api/v1/indicators?period=2026-10";

    @TempDir
    private Path folder;

    private Sandbox portal;
    private Workplace place;

    @BeforeEach
    void prepare() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults());
        place = Workplace.at(folder, portal.uri().toString());
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void figures_move_with_the_dossiers_and_open_to_them_and_stay_over_a_start() throws Exception {
        try (HubHere hub = HubHere.start(place.home)) {
            push(hub, 2, 1, 2, 3, 4);
            push(hub, 10, 1, 2);
            push(hub, 5, 3);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(figures(hub))
                    .isEqualTo("received 4, online 4, ended 2, late 0, open 2, open late 2, waiting 0, synced 4"));

            assertThat(percent(hub, "received-in-time"))
                    .as("two of four are late at the end of October")
                    .isEqualTo("50.0");
            assertThat(percent(hub, "ended-in-time")).isEqualTo("100.0");
            assertThat(percent(hub, "paid-online"))
                    .as("nobody paid a fee: unknown, not nought")
                    .isEqualTo("null");
            assertThat(page(hub, "/chi-so?period=2026-10&figure=open-late"))
                    .contains(Records.number(3), Records.number(4))
                    .doesNotContain(Records.number(1));
            assertThat(page(hub, "/chi-so?period=2026-10&agency=H60&figure=ended"))
                    .contains(Records.number(1), Records.number(2))
                    .doesNotContain(Records.number(4));
            for (String nobody : List.of("...", "H" + "0".repeat(60), "H60..98")) {
                HubClient.Answer none = new HubClient(hub.address()).get(OCTOBER + "&agency=" + nobody);
                assertThat(none.status()).as(none.body()).isEqualTo(200);
                assertThat(none.json().path("parts")).as("agency " + nobody).isEmpty();
            }
            assertThat(page(hub, "/chi-so?period=2026-10"))
                    .as("nobody is named")
                    .doesNotContain("Nguyễn Văn Mẫu", "099090000011");
        }
        try (HubHere hub = HubHere.start(place.home)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> json(hub).path("counted").asBoolean());
            assertThat(figures(hub))
                    .isEqualTo("received 4, online 4, ended 2, late 0, open 2, open late 2, waiting 0, synced 4");
        }
    }

    @Test
    void facts_that_somebody_lost_or_spoilt_are_counted_again_from_the_ledger() throws Exception {
        try (HubHere hub = HubHere.start(place.home)) {
            push(hub, 2, 1, 2, 3);
            await().atMost(Duration.ofSeconds(30)).until(() -> figure(hub, "received") == 3);
        }
        Path facts = place.home.resolve("data/indicators/facts.bin");
        Files.write(facts, new byte[(int) Files.size(facts)]);
        Files.writeString(place.home.resolve("data/indicators/state.properties"), "");
        try (HubHere hub = HubHere.start(place.home)) {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(figure(hub, "received")).isEqualTo(3));
        }
    }

    @Test
    void a_period_that_cannot_be_read_is_refused_by_name() throws Exception {
        try (HubHere hub = HubHere.start(place.home)) {
            HubClient.Answer answer = new HubClient(hub.address()).get("/api/v1/indicators?period=thang-10");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("code").asText()).isEqualTo("period-unreadable");
        }
    }

    private static String figures(HubHere hub) {
        return "received " + figure(hub, "received") + ", online " + figure(hub, "received-online") + ", ended "
                + figure(hub, "ended") + ", late " + figure(hub, "ended-late") + ", open " + figure(hub, "open")
                + ", open late " + figure(hub, "open-late") + ", waiting " + figure(hub, "open-waiting") + ", synced "
                + figure(hub, "synced");
    }

    private static long figure(HubHere hub, String word) {
        return json(hub).path("total").path("figures").path(word).asLong(-1);
    }

    private static String percent(HubHere hub, String word) {
        return json(hub).path("total").path("percent").path(word).asText();
    }

    private static JsonNode json(HubHere hub) {
        return new HubClient(hub.address()).get(OCTOBER).json();
    }

    private static String page(HubHere hub, String path) {
        HubClient.Answer answer = new HubClient(hub.address()).get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void push(HubHere hub, int status, int... dossiers) throws IOException {
        List<String> records =
                IntStream.of(dossiers).mapToObj(n -> Records.record(n, status)).toList();
        byte[] body = Records.array(records).getBytes(StandardCharsets.UTF_8);
        String key = hub.keys().issue(Workplace.SOURCE);
        assertThat(new HubClient(hub.address())
                        .push(Workplace.SOURCE, key, "application/json", body)
                        .status())
                .isEqualTo(202);
    }
}
