package vn.lienthong.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.Seal;

class EntryViewTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    /** Every person, personal number, phone, address and secret in the samples looks like one of these. */
    private static final String PERSONAL =
            "(?i)09909\\d{7}|0?9099999\\d\\d|0?9000\\d{5}|@example|\\bmẫu\\b (một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
                    + "|cán bộ mẫu|thẩm định mẫu|liên hệ mẫu|văn thư mẫu|người ký|đường thử|thôn thử|lô 2|tổ 5"
                    + "|synthetic-session|donvi_mau|1994-10-22|19900101|15/05/2021|2021-05-14|20210515|192\\.0\\.2";

    static Stream<Path> samples() throws IOException {
        return Files.list(SAMPLES).filter(file -> !file.endsWith("README.md")).sorted();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothing_personal_of_any_known_format_reaches_a_page(Path sample) throws IOException {
        for (String declared : List.of("application/json", "application/xml", "text/csv", "application/octet-stream")) {
            Entry entry = entry(declared, Files.readAllBytes(sample));
            assertThat(page(entry)).doesNotContainPattern(PERSONAL);
            assertThat(Api.entry(entry).toString()).doesNotContainPattern(PERSONAL);
        }
    }

    @Test
    void the_pattern_of_the_test_above_finds_persons_in_the_samples() throws IOException {
        for (String name : List.of(
                "opencps-dossiers-page.json", "export-vi.csv", "lgsp-msyncdocument.xml", "igate-dossier.json")) {
            assertThat(Files.readString(SAMPLES.resolve(name))).containsPattern(PERSONAL);
        }
    }

    @Test
    void structure_codes_and_dates_stay_visible() throws IOException {
        assertThat(masked("application/json", "dvcqg-dongbohosomc-request-create.json"))
                .contains("\"MaHoSo\" : \"000.00.98.H56-261012-0001\"", "\"NgayTiepNhan\" : \"20261012093000\"")
                .contains("\"TrangThaiHoSo\" : \"2\"", "\"ChuHoSo\" : \"•••\"", "\"NgayTra\" : \"\"");
        assertThat(masked("application/xml", "lgsp-msyncdocument.xml"))
                .contains("<DocCode>000.00.98.H56-261012-0001</DocCode>", "<CitizenName>•••</CitizenName>");
        assertThat(masked("text/csv", "export-vi.csv"))
                .contains("Mã hồ sơ; Mã TTHC", "1; H56.98-261012-0011; 2.000815; •••; •••; •••; •••");
    }

    @Test
    void a_personal_number_under_a_safe_key_is_masked() {
        assertThat(masked("{\"MaHoSo\":\"099090000011\",\"code\":99090000011,\"status\":\"Nguyễn Văn Mẫu\"}"))
                .doesNotContain("99090000011", "Nguyễn");
    }

    @Test
    void a_personal_value_used_as_a_key_is_masked() {
        assertThat(masked("{\"\\n099090000011\\n\":{\"mau1@example.com\":1}}")).doesNotContain("0990", "mau1");
    }

    @Test
    void values_in_a_list_are_masked_by_the_lists_name() {
        assertThat(masked("{\"TrangThai\":[\"2\"],\"ten\":[\"Mẫu Một\",123456]}"))
                .contains("[ \"2\" ]")
                .doesNotContain("Mẫu", "123456");
    }

    @Test
    void a_table_whose_first_row_is_no_header_shows_no_row() {
        MaskedPayload masked = MaskedPayload.of("text/csv", Payload.ofText("Mẫu Một;0900000011\nMẫu Hai;1\n"));
        assertThat(masked.text()).doesNotContain("Mẫu", "0900000011");
    }

    @Test
    void broken_json_shows_what_was_read_and_nothing_of_the_rest() {
        MaskedPayload masked = MaskedPayload.of(
                "application/json", Payload.ofText("{\"MaHoSo\":\"H56-1\",\"ten\":\"A\",Nguyễn Văn Mẫu"));
        assertThat(masked.whole()).isFalse();
        assertThat(masked.text()).contains("H56-1").doesNotContain("Nguyễn");
    }

    @Test
    void an_external_entity_is_not_read_and_a_bomb_does_not_burst() {
        String xxe =
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\"><!ENTITY b \"lollol\"><!ENTITY c \"&b;&b;&b;\">]>"
                        + "<a><MaHoSo>H56-1</MaHoSo><code>&x;</code><status>&c;</status></a>";
        MaskedPayload masked = MaskedPayload.of("application/xml", Payload.ofText(xxe));
        assertThat(masked.text()).doesNotContain("lol").hasSizeLessThan(200);
    }

    @Test
    void of_a_large_payload_only_the_beginning_is_shown() {
        String record = "{\"MaHoSo\":\"H56-1\",\"TrangThai\":\"2\"},";
        Payload large = Payload.ofText("[" + record.repeat(50_000) + "{}]");
        MaskedPayload masked = MaskedPayload.of("application/json", large);
        assertThat(masked.whole()).isFalse();
        assertThat(masked.text()).hasSizeLessThan(2 * MaskedPayload.MOST).contains("H56-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[[[[", "<a><b>", "<", "\"", "PK\u0003\u0004", ";;;\n;", ""})
    void no_payload_breaks_the_page(String payload) {
        for (String type : List.of("application/json", "text/csv", "application/xml")) {
            assertThat(page(entry(type, payload.getBytes(StandardCharsets.UTF_8))))
                    .contains("</html>");
        }
    }

    @Test
    void deep_nesting_does_not_break_the_page() {
        assertThat(masked("[".repeat(100_000))).isNotNull();
        assertThat(page(entry("application/xml", "<a>".repeat(100_000).getBytes(StandardCharsets.UTF_8))))
                .contains("</html>");
    }

    @Test
    void secrets_and_persons_in_transport_facts_are_masked() {
        Map<String, String> facts = Map.of(
                "ask", "http://127.0.0.1:9/o/rest?page=2&api_key=s3cret&token=abc",
                "message", "Số giấy tờ 099090000011 không hợp lệ",
                "sender", "Nguyễn Văn Mẫu Một");
        Entry entry =
                new Entry(7, Kind.DELIVERY, "x", Invented.NOW, "application/json", facts, Payload.empty(), seal());
        assertThat(page(entry)).contains("page&#x3D;2").doesNotContain("s3cret", "abc", "099090000011", "Nguyễn");
    }

    @Test
    void a_request_leads_to_its_dossiers_and_an_answer_to_its_request() {
        Entry request = new Entry(
                8,
                Kind.REQUEST,
                "portal",
                Invented.NOW,
                "application/json",
                Map.of(
                        "service",
                        "CREATE",
                        "items",
                        "H56-1\t0\t7:0 1 4 00000000000000000000000000000000\nH56-2\t0\t7:1 1 4 00000000000000000000000000000000"),
                Payload.empty(),
                seal());
        assertThat(page(request)).contains("href=\"/ho-so?so&#x3D;H56-1\"", "href=\"/ho-so?so&#x3D;H56-2\"");
        Entry answer = new Entry(
                9,
                Kind.ANSWER,
                "portal",
                Invented.NOW,
                "application/json",
                Map.of(
                        "request",
                        "8",
                        "outcome",
                        "DONE",
                        "code",
                        "0",
                        "message",
                        "",
                        "retryAfterMillis",
                        "0",
                        "http",
                        "200"),
                Payload.empty(),
                seal());
        assertThat(page(answer)).contains("href=\"/thong-diep?vi-tri&#x3D;8\"");
    }

    private static String masked(String type, String sample) throws IOException {
        return MaskedPayload.of(type, Payload.of(Files.readAllBytes(SAMPLES.resolve(sample))))
                .text();
    }

    private static String masked(String json) {
        return MaskedPayload.of("application/json", Payload.ofText(json)).text();
    }

    private static String page(Entry entry) {
        return new EntryView(Invented.wording("vi"), entry, 100).page();
    }

    private static Entry entry(String type, byte[] payload) {
        return new Entry(
                48_213,
                Kind.DELIVERY,
                "thanh-hoa-opencps",
                Invented.NOW,
                type,
                Map.of("file", "export.csv"),
                Payload.of(payload),
                seal());
    }

    private static Seal seal() {
        return new Seal("none", "00", "a1", "b2", "c3");
    }
}
