package vn.lienthong.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Particulars;
import vn.lienthong.dossier.Step;

class RequestTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SESSION = "00000000-synthetic-session-0000";

    @Test
    void a_create_equals_the_sample() throws IOException {
        assertThat(sent(Dossiers.create())).isEqualTo(sample("dvcqg-dongbohosomc-request-create.json"));
    }

    @Test
    void an_update_of_two_dossiers_equals_the_sample() throws IOException {
        assertThat(sent(Dossiers.update(Dossiers.supplementRequested(), Dossiers.returned())))
                .isEqualTo(sample("dvcqg-dongbohosomc-request-update.json"));
    }

    @Test
    void steps_equal_the_sample() throws IOException {
        assertThat(sent(Dossiers.stepsCall(Dossiers.steps().toArray(Step[]::new))))
                .isEqualTo(sample("dvcqg-capnhattiendohosomc-request.json"));
    }

    @Test
    void a_look_up_equals_the_sample() throws IOException {
        assertThat(sent(Dossiers.lookUp())).isEqualTo(sample("dvcqg-tracuuhoso-request.json"));
    }

    @Test
    void fields_stand_in_the_order_of_the_portals_table() throws IOException {
        List<String> written = new ArrayList<>();
        sent(Dossiers.create()).path("data").path(0).fieldNames().forEachRemaining(written::add);

        assertThat(written).isEqualTo(fieldsOfTheTable(""));
    }

    @Test
    void every_inner_field_of_the_portals_table_is_written() throws IOException {
        JsonNode first = sent(Dossiers.create()).path("data").path(0);
        JsonNode update = sent(Dossiers.update(Dossiers.supplementRequested(), Dossiers.returned()));
        Map<String, JsonNode> items = Map.of(
                "DinhDanhCHS", first,
                "DSKetNoiCSDL", first,
                "TaiLieuNop", first,
                "DanhSachLePhi", first,
                "DanhSachHoSoBoSung", update.path("data").path(0),
                "DanhSachGiayToKetQua", update.path("data").path(1));

        items.forEach((parent, dossier) -> {
            List<String> written = new ArrayList<>();
            dossier.path(parent).path(0).fieldNames().forEachRemaining(written::add);
            assertThat(written).as(parent).isEqualTo(fieldsOfTheTable(parent + "[]"));
        });
    }

    @Test
    void a_long_summary_is_cut_at_a_thousand_characters_and_never_within_one() throws IOException {
        JsonNode cut = summaryOf("x".repeat(999) + "😀 and more");

        assertThat(cut.asText()).isEqualTo("x".repeat(999));
    }

    @Test
    void half_a_character_does_not_stop_a_batch() throws IOException {
        assertThat(summaryOf("a\uD83D b").asText()).isEqualTo("a\uFFFD b");
    }

    @Test
    void an_officers_name_is_cut_at_fifty_and_a_missing_one_is_the_role() throws IOException {
        JsonNode data =
                sent(Dossiers.stepsCall(step("Ă".repeat(60)), step(null))).path("data");

        assertThat(data.path(0).path("NguoiXuLy").asText()).isEqualTo("Ă".repeat(50));
        assertThat(data.path(1).path("NguoiXuLy").asText()).isEqualTo("Chuyên viên");
    }

    @Test
    void a_time_is_vietnams_wall_clock() {
        assertThat(PortalText.time(Instant.parse("2026-12-31T17:00:09.999Z"))).isEqualTo("20270101000009");
        assertThat(PortalText.time((Instant) null)).isEmpty();
    }

    @Test
    void the_journal_never_sees_the_session() {
        String blank = new String(Envelope.blank(Dossiers.create()), StandardCharsets.UTF_8);

        assertThat(blank)
                .startsWith("{\"session\":\"\",\"madonvi\":\"000.00.00.H56\"")
                .doesNotContain(SESSION);
    }

    @Test
    void a_session_with_a_quote_in_it_arrives_as_it_is() throws IOException {
        byte[] body = Envelope.withSession(Envelope.blank(Dossiers.lookUp()), "a\"b\\c");

        assertThat(JSON.readTree(body).path("session").asText()).isEqualTo("a\"b\\c");
    }

    private static JsonNode summaryOf(String summary) throws IOException {
        DossierStatus s = Dossiers.received();
        Particulars p = new Particulars(null, summary, null, null, null, null, null, null, null, null);
        DossierStatus with = new DossierStatus(
                s.number(),
                null,
                s.agency(),
                s.procedure(),
                null,
                s.applicant(),
                s.times(),
                s.status(),
                null,
                null,
                p,
                null,
                null,
                s.event());
        Call.Item item = new Call.Item(new DossierNumber("n"), Dossiers.sent(1, 1), with, null, 0);
        return sent(new Call(Dossiers.CREDENTIAL, Call.Service.CREATE, List.of(item)))
                .path("data")
                .path(0)
                .path("TrichYeuHoSo");
    }

    private static Step step(String officer) {
        return new Step(
                Dossiers.at("20261012093000"), MainStatus.RECEIVED, officer, null, null, "Tiếp nhận", null, null, true);
    }

    private static JsonNode sent(Call call) throws IOException {
        return JSON.readTree(Envelope.withSession(Envelope.blank(call), SESSION));
    }

    private static JsonNode sample(String name) throws IOException {
        return JSON.readTree(Samples.bytes(name));
    }

    private static List<String> fieldsOfTheTable(String parent) {
        String table = new String(Samples.bytes("dvcqg-dossier-fields.csv"), StandardCharsets.UTF_8);
        return CsvReader.builder().ofNamedCsvRecord(table).stream()
                .filter(r -> r.getField("parent").equals(parent))
                .map((NamedCsvRecord r) -> r.getField("field"))
                .toList();
    }
}
