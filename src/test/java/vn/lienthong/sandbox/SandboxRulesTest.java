package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each family of rules in the field tables, and the envelope's; judged on the sample record with one thing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxRulesTest {
    private static final Specification TABLES = Specification.fromTables();
    private static final String ABSENT = "(absent)";
    private static final String NULL = "(null)";

    private Sandbox sandbox;
    private Client client;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(SandboxSettings.defaults().withSuccessStyle(SandboxSettings.SuccessStyle.STRING));
        client = Client.loggedIn(sandbox);
    }

    @AfterAll
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NgayTiepNhan, '', REQUIRED",
        "NgayTiepNhan, ' ', REQUIRED",
        "NgayTiepNhan, (absent), REQUIRED",
        "NgayTiepNhan, (null), REQUIRED",
        "MaHoSo, '', REQUIRED",
        "MaTTHC, (absent), REQUIRED",
        "TenLinhVuc, '', REQUIRED",
        "DonViXuLy, '', REQUIRED",
        "NoiNopHoSo, '', REQUIRED",
        "NgayTiepNhan, 20260231093000, DATE",
        "NgayTiepNhan, 20270229093000, DATE",
        "NgayTiepNhan, 20261012240000, DATE",
        "NgayTiepNhan, 20261012096000, DATE",
        "NgayHenTra, 20261014, DATE",
        "NgayHenTra, 14/10/2026 17:00:00, DATE",
        "NgayNopHoSo, 2026101208150x, DATE",
        "NgayTra, 20261301000000, DATE",
        "TrangThaiHoSo, 0, CODE",
        "TrangThaiHoSo, 11, CODE",
        "TrangThaiHoSo, 02, CODE",
        "KenhThucHien, 4, CODE",
        "LoaiDoiTuong, 5, CODE",
        "LoaiDoiTuong, 0, CODE",
        "HinhThuc, 2, CODE",
        "NoiNopHoSo, 3, CODE",
        "HoSoCoThanhPhanSoHoa, 2, CODE",
        "TaiKhoanDuocXacThucVoiVNeID, True, CODE",
        "DuocThanhToanTrucTuyen, 4, CODE",
        "LaLa, x, UNKNOWN_FIELD",
    })
    void a_dossier_with_one_wrong_value_is_refused_for_that(String field, String value, String rule) {
        ObjectNode row = set(Client.dossier(Client.number(1)), field, value);
        String place = "UNKNOWN_FIELD".equals(rule) ? "hồ sơ.?" : field;
        assertThat(complaints(TABLES.dossier(), row)).containsExactly(place + " " + rule);
        assertThat(client.create(row).path("error_code").asText()).isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "KenhThucHien, ''",
        "KenhThucHien, (null)",
        "KenhThucHien, (absent)",
        "KenhThucHien, 3",
        "MaDoiTuong, (null)",
        "NgayHenTra, ''",
        "NgayHenTra, 20280229235959",
        "TrangThaiHoSo, 1",
        "TrangThaiHoSo, 10",
        "LoaiDoiTuong, 4",
        "DuocThanhToanTrucTuyen, 3",
        "TaiLieuNop, (absent)",
    })
    void a_dossier_with_another_right_value_is_taken(String field, String value) {
        assertThat(complaints(TABLES.dossier(), set(Client.dossier(Client.number(1)), field, value)))
                .isEmpty();
    }

    @Test
    void lengths_are_those_of_the_tables() {
        ObjectNode row = Client.dossier(Client.number(1));
        assertThat(complaints(TABLES.dossier(), row.put("TrichYeuHoSo", "ế".repeat(1000))))
                .isEmpty();
        assertThat(complaints(TABLES.dossier(), row.put("TrichYeuHoSo", "ế".repeat(1001))))
                .containsExactly("TrichYeuHoSo LENGTH");
        ObjectNode step = Client.step(Client.number(1), "20261012093000", "2");
        assertThat(complaints(TABLES.step(), step.put("NguoiXuLy", "x".repeat(51))))
                .containsExactly("NguoiXuLy LENGTH");
    }

    @Test
    void every_value_is_a_string() {
        ObjectNode row = Client.dossier(Client.number(1)).put("TrangThaiHoSo", 4);
        assertThat(complaints(TABLES.dossier(), row)).containsExactly("TrangThaiHoSo TYPE");
        row = Client.dossier(Client.number(1)).put("HoSoCoThanhPhanSoHoa", true);
        assertThat(complaints(TABLES.dossier(), row)).containsExactly("HoSoCoThanhPhanSoHoa TYPE");
        row = Client.dossier(Client.number(1)).put("TaiLieuNop", "");
        assertThat(complaints(TABLES.dossier(), row)).containsExactly("TaiLieuNop TYPE");
        row = Client.dossier(Client.number(1));
        row.putArray("DinhDanhCHS").add("099090000011");
        assertThat(complaints(TABLES.dossier(), row)).containsExactly("DinhDanhCHS[] TYPE");
    }

    @ParameterizedTest
    @CsvSource({
        "/DinhDanhCHS/0, LoaiDinhDanh, 3, DinhDanhCHS[].LoaiDinhDanh CODE",
        "/TaiLieuNop/0, IsDeleted, false, TaiLieuNop[].IsDeleted CODE",
        "/TaiLieuNop/0, DuocTaiSuDung, 3, TaiLieuNop[].DuocTaiSuDung CODE",
        "/TaiLieuNop/0, DuocSoHoa, 2, TaiLieuNop[].DuocSoHoa CODE",
        "/TaiLieuNop/0, DuongDanTaiTepTin, files/1, TaiLieuNop[].DuongDanTaiTepTin URL",
        "/TaiLieuNop/0, TenTep, x, TaiLieuNop[].? UNKNOWN_FIELD",
        "/DanhSachLePhi/0, MaThu, x, DanhSachLePhi[].? UNKNOWN_FIELD",
    })
    void rows_of_arrays_are_judged_too(String at, String field, String value, String complaint) {
        ObjectNode row = Client.dossier(Client.number(1));
        ((ObjectNode) row.at(at)).put(field, value);
        assertThat(complaints(TABLES.dossier(), row)).containsExactly(complaint);
    }

    @Test
    void a_supplement_request_has_real_dates() {
        ObjectNode row = (ObjectNode)
                Client.sample("dvcqg-dongbohosomc-request-update.json").at("/data/0");
        assertThat(complaints(TABLES.dossier(), row)).isEmpty();
        ((ObjectNode) row.at("/DanhSachHoSoBoSung/0")).put("NgayBoSung", "20261032000000");
        assertThat(complaints(TABLES.dossier(), row)).containsExactly("DanhSachHoSoBoSung[].NgayBoSung DATE");
    }

    @ParameterizedTest
    @CsvSource({
        "NguoiXuLy, '', REQUIRED",
        "ThoiDiemXuLy, '', REQUIRED",
        "ThoiDiemXuLy, 20261012093060, DATE",
        "NoiDungXuLy, (absent), REQUIRED",
        "TrangThai, 0, CODE",
        "NgayBatDau, 12/10/2026, DATE",
    })
    void a_step_with_one_wrong_value_is_refused_for_that(String field, String value, String rule) {
        ObjectNode row = set(Client.step(Client.number(1), "20261012093000", "2"), field, value);
        assertThat(complaints(TABLES.step(), row)).containsExactly(field + " " + rule);
    }

    @Test
    void a_dossier_before_reception_cannot_be_taken() {
        JsonNode answer = client.create(
                Client.dossier(Client.number(1)).put("TrangThaiHoSo", "1").put("NgayTiepNhan", ""));
        assertThat(answer.path("message").asText()).contains("NgayTiepNhan").contains("bắt buộc");
        assertThat(answer.toString()).doesNotContain("Nguyễn Văn Mẫu Một");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"service\":\"DongBoHoSoMC\",\"isUpdating\":\"true\",\"data\":[{}]}",
                "{\"service\":\"DongBoHoSoMC\",\"isUpdating\":true,\"data\":[{}]}",
                "{\"service\":\"DongBoHoSoMC\",\"data\":[{}]}",
                "{\"service\":\"DongBoHoSoMC\",\"isUpdating\":\"True\",\"data\":[]}",
                "{\"service\":\"DongBoHoSoMC\",\"isUpdating\":\"True\",\"data\":{}}",
                "{\"service\":\"DongBoHoSoMC\",\"isUpdating\":\"True\"}",
                "{\"service\":\"CapNhatTienDoHoSoMC\",\"isUpdating\":\"True\",\"data\":[{}]}",
            })
    void a_misshapen_envelope_is_refused(String json) throws Exception {
        ObjectNode body = (ObjectNode) Client.JSON.readTree(json);
        body.put("session", "").put("madonvi", Client.H56);
        assertThat(client.post("/adapter/integration", body).path("error_code").asText())
                .isEqualTo("9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{} {}", "{\"a\":\"\u0001\"}"})
    void a_body_that_is_not_one_object_is_refused(String body) {
        JsonNode answer = Client.read(client.send("/adapter/integration", body));
        assertThat(answer.path("error_code").asText()).isEqualTo("9");
        assertThat(answer.path("message").asText()).isNotBlank();
    }

    @Test
    void a_service_is_offered_at_its_own_door_only() {
        ObjectNode lookUp = client.envelope("TraCuuHoSo").put("mahoso", Client.number(1));
        assertThat(client.post("/adapter/integration", lookUp)
                        .path("error_code")
                        .asText())
                .isEqualTo("8");
        assertThat(client.share("LayGi", "", "").path("error_code").asText()).isEqualTo("8");
        assertThat(client.get("/adapter/share").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "000.00.00.H56, 000.00.98.H56-261012-0001, yes",
        "000.00.00.H56, 000.17.22.H56-261012-0001, yes",
        "000.00.00.H56, H56.98-261012-0001, yes",
        "H56, 000.00.98.H56-261012-0001, yes",
        "H56.22, 000.17.22.H56-261012-0001, yes",
        "000.00.22.H56, H56.22.17-261012-0001, yes",
        "H56.22, 000.17.23.H56-261012-0001, no",
        "H56.2, H56.22-261012-0001, no",
        "000.00.98.H56, 000.00.00.H56-261012-0001, no",
        "000.00.00.H56, 000.00.98.H26-261012-0001, no",
        "000.00.00.H60, 000.00.01.H22-261012-0001, yes",
        "000.00.01.H60, 000.00.01.H22-261012-0001, no",
        "000.00.00.H22, 000.00.01.H60-261012-0001, no",
        "G12, G24.5-261012-0001, yes",
        "G12, 261012-0001, yes",
        "G12, HS0001, yes",
    })
    void an_agency_writes_for_itself_for_those_below_and_for_those_it_succeeded(
            String madonvi, String number, String may) {
        Client office = new Client(sandbox, madonvi).login();
        String code = office.update(Client.dossier(number)).path("error_code").asText();
        assertThat(code).isEqualTo("yes".equals(may) ? "4" : "6");
        JsonNode found = office.lookUp(number);
        assertThat(found.path("error_code").asText()).isEqualTo("yes".equals(may) ? "0" : "6");
    }

    @Test
    void the_envelope_speaks_for_the_agency_of_the_session() {
        ObjectNode ask = client.dossiers("False", Client.dossier(Client.number(1)));
        assertThat(client.post("/adapter/integration", ask.put("madonvi", "000.00.00.H26"))
                        .path("error_code")
                        .asText())
                .isEqualTo("6");
        assertThat(client.post("/adapter/integration", ask.put("madonvi", "H56"))
                        .path("error_code")
                        .asText())
                .as("the other style of the same code")
                .isEqualTo("0");
    }

    private static ObjectNode set(ObjectNode row, String field, String value) {
        if (ABSENT.equals(value)) {
            row.remove(field);
            return row;
        }
        row.set(
                field,
                NULL.equals(value) ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(value));
        return row;
    }

    private static List<String> complaints(FieldTable table, JsonNode row) {
        List<Complaint> complaints = new ArrayList<>();
        table.judge(row, complaints);
        return complaints.stream().map(c -> c.field() + " " + c.rule()).toList();
    }
}
