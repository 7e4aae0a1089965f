package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.sandbox.Sandbox;
import vn.lienthong.sandbox.SandboxSettings;

/** A system that talks to the portal today changes one address, and cannot tell the difference. */
class TheDropInTalksLikeThePortalTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NUMBER = "000.00.98.H56-261012-0001";
    private static final String OLD_SESSION = "00000000-synthetic-session-0000";

    @TempDir
    private Path folder;

    @Test
    void a_client_of_the_portal_logs_in_looks_up_creates_updates_and_adds_steps() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                HubHere hub = HubHere.start(place(portal).home)) {
            String session = login(hub);
            assertThat(send(hub, session, "dvcqg-tracuuhoso-request.json"))
                    .isEqualTo(json("dvcqg-tracuuhoso-response-empty.json"));
            assertThat(code(send(hub, session, "dvcqg-dongbohosomc-request-update.json")))
                    .as("an update of an unknown dossier")
                    .isEqualTo("4");
            assertThat(send(hub, session, "dvcqg-dongbohosomc-request-create.json"))
                    .isEqualTo(json("dvcqg-dongbohosomc-response-ok.json"));
            assertThat(send(hub, session, "dvcqg-tracuuhoso-request.json"))
                    .as("a look-up sees what was acknowledged a moment ago")
                    .isEqualTo(json("dvcqg-tracuuhoso-response-found-PARTLY-GUESS.json"));
            assertThat(code(send(hub, session, "dvcqg-capnhattiendohosomc-request.json")))
                    .isEqualTo("0");
            assertThat(send(hub, session, "dvcqg-dongbohosomc-request-create.json"))
                    .as("the same create again, later")
                    .isEqualTo(json("dvcqg-dongbohosomc-response-exists.json"));
            String update = sample("dvcqg-dongbohosomc-request-create.json")
                    .replace("\"isUpdating\": \"False\"", "\"isUpdating\": \"True\"")
                    .replace("\"TrangThaiHoSo\": \"2\"", "\"TrangThaiHoSo\": \"4\"");
            assertThat(code(post(hub, update.replace(OLD_SESSION, session)))).isEqualTo("0");
            JsonNode found = send(hub, session, "dvcqg-tracuuhoso-request.json");
            assertThat(found.at("/result/0/TrangThaiHoSo").asText()).isEqualTo("4");
            // One create, two steps, one update.
            Settled.await(hub, portal, 4);
            assertThat(portal.statuses()).containsOnlyKeys(NUMBER).containsEntry(NUMBER, "4");
            assertThat(portal.find(NUMBER).orElseThrow().steps())
                    .extracting(step -> step.status())
                    .containsExactly("2", "4");
            assertThat(portal.report().duplicates()).isZero();
            assertThat(code(send(hub, "no-session-of-ours", "dvcqg-tracuuhoso-request.json")))
                    .isEqualTo("-1");
        }
    }

    @Test
    void a_relay_sends_its_bare_array_with_the_envelope_in_the_query() throws Exception {
        try (Sandbox portal = Sandbox.start(SandboxSettings.defaults());
                HubHere hub = HubHere.start(place(portal).home)) {
            String relay = "/dvcqg/relay/DongBoHoSoMC?MaDinhDanhDV=H60.98&isUpdating=";
            String body = Records.array(java.util.List.of(Records.record(1, 2)));
            String key = hub.keys().issue("tuyen-quang");
            assertThat(relay(hub, relay + "False", "wrong", body).statusCode()).isEqualTo(401);
            assertThat(code(JSON.readTree(relay(hub, relay + "True", key, body).body())))
                    .as("an update of an unknown dossier")
                    .isEqualTo("4");
            assertThat(code(JSON.readTree(relay(hub, relay + "False", key, body).body())))
                    .isEqualTo("0");
            Settled.await(hub, portal, 1);
            assertThat(portal.statuses()).containsEntry(Records.number(1), "2");
        }
    }

    private Workplace place(Sandbox portal) throws Exception {
        Workplace place = Workplace.at(folder, portal.uri().toString());
        place.addShipped("tuyen-quang");
        // The samples are of Thanh Hóa's system; the shipped drop-in source is told to speak for it.
        String route = Files.readString(Path.of("routes/sources/thue.yaml"));
        place.addSource("thue", "thue", route.replace("value: G12.18", "value: H56"));
        return place.with("portal.credential.H56.username", "donvi_H56")
                .with("portal.credential.H56.password", "mat-khau-H56");
    }

    private static String login(HubHere hub) throws Exception {
        String key = hub.keys().issue("thue");
        String wrong = "{\"username\":\"thue\",\"password\":\"sai\"}";
        assertThat(code(at(hub, "/dvcqg/login", wrong))).isEqualTo("2");
        JsonNode answer = at(hub, "/dvcqg/login", wrong.replace("sai", key));
        assertThat(answer.fieldNames()).toIterable().containsAll(() -> iterator("dvcqg-login-response.json"));
        return answer.get("session").asText();
    }

    private static java.util.Iterator<String> iterator(String sample) {
        try {
            return json(sample).fieldNames();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static JsonNode send(HubHere hub, String session, String sample) throws Exception {
        return post(hub, sample(sample).replace(OLD_SESSION, session));
    }

    private static JsonNode post(HubHere hub, String body) throws Exception {
        return at(hub, "/dvcqg/services", body);
    }

    private static JsonNode at(HubHere hub, String path, String body) throws Exception {
        HttpResponse<String> answer =
                Post.send(hub.address().resolve(path), body, "Content-Type", "application/json; charset=utf-8");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> relay(HubHere hub, String path, String key, String body) throws Exception {
        return Post.send(
                hub.address().resolve(path), body, "Content-Type", "application/json; charset=utf-8", "X-API-Key", key);
    }

    private static String code(JsonNode answer) {
        return answer.get("error_code").asText();
    }

    private static JsonNode json(String name) throws java.io.IOException {
        return JSON.readTree(sample(name));
    }

    private static String sample(String name) throws java.io.IOException {
        return Files.readString(Path.of("src/test/resources/samples").resolve(name));
    }
}
