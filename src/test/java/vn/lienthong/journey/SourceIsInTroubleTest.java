package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.journey.MoodySource.Mood;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;
import vn.lienthong.source.Keys;

/**
 * Sources that are polled and are down, refuse the account, or talk nonsense: one line in the log, nothing of what they said in
 * it, and the next round goes on by itself.
 */
class SourceIsInTroubleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String POLLED = "nguon-hoi";
    private static final String DOWN = "nguon-tat";
    private static final String TABLE = "nguon-bang";
    private static final String SECRET = "Nguyễn Văn Bí Mật";

    @TempDir
    private static Path folder;

    private static Sandbox portal;
    private static MoodySource source;
    private static HubProcess hub;
    private static HubClient client;
    private static HubClient management;
    private static String key;
    private static Mood good;

    @BeforeAll
    static void start() throws Exception {
        good = new Mood(
                200,
                "application/json",
                Buffer.buffer(Files.readAllBytes(Path.of("mappings/opencps-thanh-hoa/examples/page.json"))));
        portal = Sandbox.start(SandboxSettings.defaults());
        source = new MoodySource(new Mood(500, "text/html", Buffer.buffer("<html>" + SECRET + "</html>")));
        Workplace place = Workplace.at(folder, portal.uri().toString());
        place.addSource(POLLED, "opencps-thanh-hoa", polled(POLLED, source.url()));
        place.addSource(DOWN, "opencps-thanh-hoa", polled(DOWN, "http://127.0.0.1:1/dossiers"));
        place.addSource(
                TABLE,
                "bang-da-nang",
                Files.readString(Path.of("routes/sources/bang-da-nang.yaml")).replace("bang-da-nang", TABLE));
        place.with("source." + TABLE + ".url", "jdbc:h2:tcp://127.0.0.1:1/x")
                .with("source." + TABLE + ".period", "300");
        key = Keys.open(place.data().resolve("keys/api-keys.properties")).issue(Workplace.SOURCE);
        hub = HubProcess.start(place, "", 0);
        URI address = hub.awaitOpen();
        client = new HubClient(address);
        management = new HubClient(hub.management());
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        source.close();
        portal.close();
    }

    @ParameterizedTest
    @CsvSource({
        "503, source-answers-error",
        "302, source-answers-error",
        "401, source-refuses-account",
        "403, source-refuses-account"
    })
    void an_answer_that_is_no_page_is_one_line_and_the_next_round_goes_on(int status, String code) {
        source.set(new Mood(status, "text/html", Buffer.buffer("<html>" + SECRET + "</html>")));

        // Two more rounds: the first did not end the asking.
        await().atMost(PATIENCE).until(() -> source.asked() >= 3);
        assertThat(lines(POLLED, "HTTP " + status))
                .as(String.join("\n", hub.output()))
                .hasSize(1)
                .allMatch(line -> line.contains("code=\"" + code + "\""));
        assertNoTraces();
    }

    @Test
    void a_source_that_is_down_and_a_database_that_is_away_are_one_line_each() {
        await().atMost(PATIENCE).until(() -> failures(DOWN) >= 3 && failures(TABLE) >= 1);

        assertThat(lines(DOWN, "a look at a source failed")).hasSize(1).allMatch(line -> line.contains("unreachable"));
        assertThat(lines(TABLE, "a look at a source failed"))
                .hasSize(1)
                .allMatch(line -> line.contains("source-database-fails"));
        assertNoTraces();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"text/html | <html>Bí Mật</html>", "application/json | {\"data\":[{\"Bí Mật\":"})
    void nonsense_with_status_200_is_kept_and_named(String type, String body) {
        source.set(new Mood(200, type, Buffer.buffer(body)));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(problems(POLLED))
                .anyMatch(problem -> problem.path("code").asText().equals("UNREADABLE_DELIVERY")));
        assertNoTraces();
    }

    @Test
    void a_source_that_recovers_is_read_and_others_never_waited() {
        byte[] other = bytes(Records.array(List.of(Records.record(1, 2))));
        assertThat(client.push(Workplace.SOURCE, key, "application/json", other).status())
                .isEqualTo(202);
        source.set(good);

        await().atMost(PATIENCE).until(() -> portal.statuses().containsKey(Records.number(1)));
        await().atMost(PATIENCE)
                .until(() -> client.get("/api/v1/sources/" + POLLED)
                                .json()
                                .path("dossiers")
                                .asInt()
                        >= 1);
        assertNoTraces();
    }

    private static String polled(String code, String url) {
        return Templated.route(code, "poll-http-pages", Map.of("url", url, "pageSize", "50", "period", "300"));
    }

    private static double failures(String code) {
        String head = "lienthong_source_looks_failed_total{source=\"" + code + "\"} ";
        return management
                .get("/observe/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(head))
                .mapToDouble(line -> Double.parseDouble(line.substring(head.length())))
                .findFirst()
                .orElse(0);
    }

    private static List<String> lines(String code, String text) {
        return hub.output().stream()
                .filter(line -> line.contains("source=\"" + code + "\"") && line.contains(text))
                .toList();
    }

    private static JsonNode problems(String code) {
        return client.get("/api/v1/sources/" + code).json().path("lastProblems");
    }

    private static void assertNoTraces() {
        assertThat(hub.output())
                .noneMatch(line -> line.startsWith("\tat ")
                        || line.contains("Exception: ")
                        || line.contains("Bí Mật")
                        || line.contains("DefaultErrorHandler"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
