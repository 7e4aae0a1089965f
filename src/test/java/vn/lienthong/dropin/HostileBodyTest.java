package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.journal.Payload;

/** Whatever comes, the answer is one of the documented ones, and nothing of it is kept. */
class HostileBodyTest {
    private static final String RECORD = "{\"MaHoSo\":\"H56-1\"}";

    @TempDir
    Path directory;

    private Office office;
    private Office.Client client;

    @BeforeEach
    void open() {
        office = new Office(directory);
        client = new Office.Client(office.login(), "H56");
    }

    @AfterEach
    void close() {
        office.close();
    }

    static Stream<Arguments> bodies() {
        String create = "$,\"isUpdating\":\"False\"";
        return Stream.of(
                Arguments.of("nothing", "", "not-the-shape"),
                Arguments.of("no JSON", "MaHoSo=H56-1", "not-json"),
                Arguments.of("XML", "<a/>", "not-json"),
                Arguments.of("cut off", create + ",\"data\":[{\"MaHoSo\":\"H5", "not-json"),
                Arguments.of("a bare array", "[" + RECORD + "]", "not-the-shape"),
                Arguments.of("more after the end", create + ",\"data\":[" + RECORD + "]} {}", "not-the-shape"),
                Arguments.of("deep nesting", create + ",\"data\":" + "[".repeat(100_000), "limit-exceeded"),
                Arguments.of(
                        "deep nesting in a record",
                        create + ",\"data\":[{\"MaHoSo\":\"H56-1\",\"x\":" + "{\"a\":".repeat(1000),
                        "limit-exceeded"),
                Arguments.of(
                        "10 MB number of a dossier",
                        create + ",\"data\":[{\"MaHoSo\":\"" + "9".repeat(10_000_000) + "\"}]}",
                        "limit-exceeded"),
                Arguments.of("10 MB key", create + ",\"" + "k".repeat(10_000_000) + "\":1}", "limit-exceeded"),
                Arguments.of(
                        "a key twice in the envelope",
                        create + ",\"isUpdating\":\"True\",\"data\":[" + RECORD + "]}",
                        "duplicate-key"),
                Arguments.of(
                        "a number twice in a record",
                        create + ",\"data\":[{\"MaHoSo\":\"H56-1\",\"MaHoSo\":\"H56-2\"}]}",
                        "duplicate-key"),
                Arguments.of("data twice", create + ",\"data\":[" + RECORD + "],\"data\":[]}", "duplicate-key"),
                Arguments.of("no data", create + "}", "data-empty"),
                Arguments.of("data null", create + ",\"data\":null}", "data-empty"),
                Arguments.of("data empty", create + ",\"data\":[]}", "data-empty"),
                Arguments.of("data an object", create + ",\"data\":" + RECORD + "}", "data-empty"),
                Arguments.of("a record that is none", create + ",\"data\":[" + RECORD + ",7]}", "data-invalid"),
                Arguments.of("a record without number", create + ",\"data\":[" + RECORD + ",{}]}", "data-invalid"),
                Arguments.of("a blank number", create + ",\"data\":[{\"MaHoSo\":\"  \"}]}", "data-invalid"),
                Arguments.of("a number as a number", create + ",\"data\":[{\"MaHoSo\":5}]}", "data-invalid"),
                Arguments.of("a number as an object", create + ",\"data\":[{\"MaHoSo\":{\"a\":[]}}]}", "data-invalid"),
                Arguments.of(
                        "a long number",
                        create + ",\"data\":[{\"MaHoSo\":\"" + "9".repeat(101) + "\"}]}",
                        "data-invalid"),
                Arguments.of("half a character", create + ",\"data\":[{\"MaHoSo\":\"H56-\\ud800\"}]}", "data-invalid"),
                Arguments.of("no isUpdating", "$,\"data\":[" + RECORD + "]}", "envelope-key-wrong"),
                Arguments.of(
                        "isUpdating small",
                        "$,\"isUpdating\":\"false\",\"data\":[" + RECORD + "]}",
                        "envelope-key-wrong"),
                Arguments.of(
                        "isUpdating boolean",
                        "$,\"isUpdating\":false,\"data\":[" + RECORD + "]}",
                        "envelope-key-wrong"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void a_hostile_body_gets_a_stable_answer_and_is_not_kept(String name, String template, String code) {
        String body = template.replace("$", client.envelope("DongBoHoSoMC"));

        Answer answer = office.dropIn.service(Payload.ofText(body), "application/json");

        JsonNode json = Office.json(answer);
        assertThat(json.get("message").asText()).endsWith("[" + code + "]");
        assertThat(json.get("message").asText().length()).isLessThan(500);
        assertThat(json.get("error_code").asText()).isIn("5", "9");
        assertThat(office.deliveries()).isEmpty();
    }

    @Test
    void missing_envelope_keys_are_named() {
        String session = "{\"session\":\"" + client.session() + "\"";

        assertThat(message(session + "}")).contains("'service'", "[envelope-key-missing]");
        assertThat(message(session + ",\"service\":\"DongBoHoSoMC\"}")).contains("'madonvi'");
        assertThat(message(session + ",\"service\":\"TraCuuHoSo\",\"madonvi\":\"H56\"}"))
                .contains("'mahoso'");
        assertThat(message("{}")).contains("Session");
        assertThat(message("{\"session\":[1]}")).contains("'session'", "[envelope-key-wrong]");
    }

    @Test
    void a_long_text_in_a_field_that_is_only_kept_passes() {
        String body = client.envelope("DongBoHoSoMC") + ",\"isUpdating\":\"False\",\"data\":[{\"GhiChu\":\""
                + "ạ".repeat(3_000_000) + "\",\"MaHoSo\":\"H56-1\"}]}";

        assertThat(office.code(body)).isEqualTo("0");
    }

    @Test
    void a_body_beyond_the_limit_is_too_large() {
        String body = client.create("H56-1") + " ".repeat(DropInSettings.DEFAULT.bodyBytes());

        Answer answer = office.dropIn.service(Payload.ofText(body), "application/json");

        assertThat(answer.httpStatus()).isEqualTo(413);
    }

    @Test
    void only_json_in_utf_8_is_read() {
        Payload body = Payload.ofText(client.create("H56-1"));

        for (String type :
                new String[] {"application/xml", "text/html", "application/json; charset=utf-16", "\u0000"}) {
            assertThat(office.dropIn.service(body, type).httpStatus()).as(type).isEqualTo(415);
        }
        Payload wide = Payload.of(client.create("H56-1").getBytes(StandardCharsets.UTF_16));
        assertThat(Office.json(office.dropIn.service(wide, "application/json"))
                        .get("message")
                        .asText())
                .contains("[not-json]");
        assertThat(office.deliveries()).isEmpty();
    }

    @Test
    void the_session_is_blanked_wherever_it_stands_and_however_it_is_written() {
        String session = client.session();
        String escaped = String.format("\\u%04x", (int) session.charAt(0)) + session.substring(1);
        String rest = "\"madonvi\":\"H56\",\"service\":\"DongBoHoSoMC\",\"isUpdating\":\"False\",\"data\":";

        String last =
                "\uFEFF {" + rest + Office.Client.records("2", "Hồ-1") + " , \"session\" :\n \"" + session + "\" }";
        assertThat(office.code(last)).isEqualTo("0");
        assertThat(kept(0)).isEqualTo(last.replace(session, "*".repeat(session.length())));
        String other = "{\"session\":\"" + escaped + "\"," + rest + Office.Client.records("2", "H56-2") + "}";
        assertThat(office.code(other)).isEqualTo("0");
        assertThat(kept(1)).isEqualTo(other.replace(escaped, "*".repeat(escaped.length())));
    }

    @Test
    void damaged_bodies_never_throw() {
        long seed = 987;
        Random random = new Random(seed);
        byte[] good = client.create("H56-1", "H56-2").getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 600; i++) {
            byte[] bad = good.clone();
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Answer answer = office.dropIn.service(Payload.of(bad), "application/json");
            assertThat(Office.json(answer).has("error_code"))
                    .as("seed %d, round %d", seed, i)
                    .isTrue();
        }
        office.deliveries().forEach(entry -> assertThat(entry.payload().text()).doesNotContain(client.session()));
    }

    private String kept(int index) {
        return office.deliveries().get(index).payload().text();
    }

    private String message(String body) {
        return office.call(body).get("message").asText();
    }
}
