package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.source.Keys;

/** What operators see of a running hub, and from where. */
class ObserveTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern NAME = Pattern.compile("^lienthong_\\w+", Pattern.MULTILINE);

    @TempDir
    private static Path folder;

    private static Sandbox portal;
    private static HubProcess hub;
    private static URI address;
    private static HubClient management;
    private static HubClient client;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        portal = Sandbox.start(SandboxSettings.defaults());
        Workplace place = Workplace.at(folder, portal.uri().toString());
        key = Keys.open(place.data().resolve("keys/api-keys.properties")).issue(Workplace.SOURCE);
        hub = HubProcess.start(place, "", 0);
        address = hub.awaitOpen();
        client = new HubClient(address);
        management = new HubClient(hub.management());
        push(List.of(Records.record(1, 2), Records.record(2, 2), "{}"));
        await().atMost(PATIENCE).until(() -> portal.statuses().size() == 2);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        portal.close();
    }

    @Test
    void every_figure_is_documented_and_every_documented_figure_is_there() throws IOException {
        assertThat(names(management.get("/observe/metrics").body()))
                .isEqualTo(documented(Files.readString(Path.of("src/docs/metrics.md"))));
    }

    @Test
    void the_figures_are_those_of_the_account() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(figure("lienthong_source_records")).isEqualTo(3);
            assertThat(figure("lienthong_source_settled")).isEqualTo(2);
            assertThat(figure("lienthong_source_problems")).isEqualTo(1);
            assertThat(figure("lienthong_source_pending")).isZero();
        });
        assertThat(management.get("/observe/metrics").body())
                .contains("lienthong_portal_calls_total{outcome=\"done\"}", "lienthong_bookmark_lag 0.0");
        assertThat(figure("lienthong_source_contact_age_seconds")).isBetween(0.0, 120.0);
    }

    @Test
    void health_names_the_journal_and_the_loops() {
        HubClient.Answer health = management.get("/observe/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().path("status").asText()).isEqualTo("UP");
        assertThat(health.json().path("checks").findValuesAsText("name")).contains("context", "journal", "loops");
        assertThat(health.json().path("checks").findValuesAsText("message"))
                .contains(
                        "ok", "deliver ok, indicate ok, normalise ok, reconcile ok, redeliver ok, save ok, search ok");
    }

    @Test
    void how_a_source_keeps_to_its_cadence_stands_in_the_api_in_a_figure_and_in_health() {
        JsonNode silence =
                client.get("/api/v1/sources/" + Workplace.SOURCE).json().path("silence");

        assertThat(silence.path("state").asText()).isEqualTo("on-time");
        assertThat(silence.path("alarm").asBoolean(true)).isFalse();
        assertThat(management.get("/observe/metrics").body())
                .contains("lienthong_source_state{source=\"" + Workplace.SOURCE + "\",state=\"on-time\"} 1.0")
                .contains("lienthong_source_state{source=\"" + Workplace.SOURCE + "\",state=\"silent\"} 0.0");
        assertThat(management.get("/observe/health").json().path("checks").findValuesAsText("message"))
                .contains("all on time");
    }

    @Test
    void nothing_personal_is_among_the_figures() {
        assertThat(management.get("/observe/metrics").body())
                .doesNotContain("099090000011", "Nguyễn", "H60.98", "mat-khau");
    }

    @Test
    void both_ports_listen_on_127_0_0_1_alone() {
        for (URI port : List.of(address, hub.management())) {
            // Linux answers on all of 127/8 what listens on every address; this hub must not.
            assertThatThrownBy(() -> new Socket("127.0.0.2", port.getPort()).close())
                    .as("port %s", port)
                    .isInstanceOf(ConnectException.class);
        }
    }

    private static double figure(String name) {
        Matcher line = Pattern.compile(name + "\\{source=\"" + Workplace.SOURCE + "\"} (\\S+)")
                .matcher(management.get("/observe/metrics").body());
        return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
    }

    private static Set<String> names(String metrics) {
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(metrics);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    private static Set<String> documented(String page) {
        Set<String> names = new TreeSet<>();
        Matcher row =
                Pattern.compile("^\\| `(lienthong_\\w+)`", Pattern.MULTILINE).matcher(page);
        while (row.find()) {
            names.add(row.group(1));
        }
        return names;
    }

    private static void push(List<String> records) {
        byte[] body = Records.array(records).getBytes(StandardCharsets.UTF_8);
        assertThat(client.push(Workplace.SOURCE, key, "application/json", body).status())
                .isEqualTo(202);
    }
}
