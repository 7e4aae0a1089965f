package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Kind;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** What a person decides about a source takes effect in the running hub, stands in the journal, and holds over restarts. */
class SteeringASourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String POLLED = "nguon-hoi";

    @TempDir
    private Path folder;

    @Test
    void a_source_is_pinged_paused_over_a_restart_pulled_once_and_resumed() throws Exception {
        String page = Files.readString(Path.of("mappings/opencps-thanh-hoa/examples/page.json"));
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                SameAnswer source =
                        new SameAnswer(times -> page.replace("\"total\": 3", "\"total\": " + (100 + times)))) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            place.addSource(
                    POLLED,
                    "opencps-thanh-hoa",
                    Templated.route(POLLED, "poll-http-pages", Map.of("url", source.url(), "period", "200")));

            HubHere.Said ping = HubHere.command(folder, "source", "ping", POLLED);
            assertThat(ping.out())
                    .startsWith("page-seen  Seen: " + source.url())
                    .contains("3 records");
            assertThat(ping.code()).isZero();

            try (HubHere hub = HubHere.start(folder)) {
                await().atMost(PATIENCE).until(() -> source.asked() >= 5);
                assertThat(order("pause", "--why", "bảo trì").code()).isZero();
                assertThat(pushed(hub, Workplace.SOURCE)).isEqualTo(202);
                assertThat(order("pause", Workplace.SOURCE).out()).startsWith("Done");
                assertThat(pushed(hub, Workplace.SOURCE)).isEqualTo(503);
                // Decided, in the order in which they were decided, with who and why.
                assertThat(decisions(hub)).containsExactly("pause " + POLLED, "pause " + Workplace.SOURCE);
            }
            int asked = source.asked();
            try (HubHere hub = HubHere.start(folder)) {
                assertThat(order("pull-once").out()).contains("One round was read; 1 messages");
                assertThat(source.asked())
                        .as("the round of pull-once, and no other")
                        .isEqualTo(asked + 2);
                assertThat(pushed(hub, Workplace.SOURCE)).isEqualTo(503);
                assertThat(order("pull", "--from", "2026-01-01").out()).startsWith("order-unsupported");
                order("resume");
                order("resume", Workplace.SOURCE);
                await().atMost(PATIENCE).until(() -> source.asked() >= asked + 8);
                assertThat(pushed(hub, Workplace.SOURCE)).isEqualTo(202);
            }
        }
    }

    @Test
    void a_ping_that_fails_says_why_and_an_order_to_a_stopped_hub_waits_for_it() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults())) {
            Workplace place = Workplace.at(folder, portal.uri().toString());
            place.addSource(
                    POLLED,
                    "opencps-thanh-hoa",
                    Templated.route(POLLED, "poll-http-pages", Map.of("url", "http://127.0.0.1:1/x", "period", "200")));

            HubHere.Said ping = HubHere.command(folder, "source", "ping", POLLED, "--json");
            assertThat(ping.code()).isEqualTo(1);
            assertThat(ping.out()).contains("\"code\":\"source-unreachable\"");

            assertThat(HubHere.command(folder, "source", "pause", POLLED, "--wait", "0")
                            .out())
                    .contains("takes effect when it runs");
            try (HubHere hub = HubHere.start(folder)) {
                await().atMost(PATIENCE).until(() -> decisions(hub).equals(List.of("pause " + POLLED)));
            }
        }
    }

    private HubHere.Said order(String action, String... more) {
        boolean named = more.length == 1;
        String[] words = new String[3 + (named ? 0 : more.length)];
        words[0] = "source";
        words[1] = action;
        words[2] = named ? more[0] : POLLED;
        if (!named) {
            System.arraycopy(more, 0, words, 3, more.length);
        }
        return HubHere.command(folder, words);
    }

    private static int pushed(HubHere hub, String code) throws Exception {
        byte[] body = Records.array(List.of(Records.record(1, 2))).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new HubClient(hub.address())
                .push(code, hub.keys().issue(code), "application/json", body)
                .status();
    }

    private static List<String> decisions(HubHere hub) {
        return hub.journal().list(0, 100_000, Long.MAX_VALUE).stream()
                .filter(entry -> entry.kind() == Kind.DECISION)
                // Decided by people: that a key signs is the hub's own.
                .filter(entry -> !"evidence-key".equals(entry.facts().get("action")))
                .map(entry -> entry.facts().get("action") + ' ' + entry.facts().get("source"))
                .toList();
    }
}
