package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.source.Source;

class LookUpTest {
    @TempDir
    Path directory;

    private Office office;
    private Office.Client client;
    private Office.Client ward;

    @BeforeEach
    void open() {
        Source ofWard = new Source("phuong-mau", "drop-in", Map.of("agency", "000.17.22.H56"));
        office = new Office(directory, Office.PROVINCE, ofWard);
        client = new Office.Client(office.login(), "H56");
        ward = new Office.Client(office.login("phuong-mau", "phuong-mau"), "000.17.22.H56");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_look_up_sees_the_latest_acknowledged_write() {
        office.call(client.create("H56-1"));
        office.call(client.update("H56-1"));

        assertThat(status(client, "H56-1")).isEqualTo("4");
        office.normalise();
        assertThat(status(client, "H56-1")).isEqualTo("4");
        office.clock.turn(java.time.Duration.ofMinutes(1));
        office.call(client.dossiers("True", "10", "H56-1"));
        assertThat(status(client, "H56-1")).isEqualTo("10");
    }

    @Test
    void an_agency_sees_its_own_dossiers_and_those_below_it_and_no_others() {
        office.call(client.create("H56-1"));
        office.call(ward.create("H56-2"));

        for (int normalised = 0; normalised < 2; normalised++) {
            assertThat(found(client, "H56-2")).isTrue();
            assertThat(found(ward, "H56-2")).isTrue();
            assertThat(found(ward, "H56-1")).isFalse();
            office.normalise();
        }
    }

    @Test
    void the_agencies_are_told_with_the_portals_keys() {
        JsonNode answer = office.call(client.envelope("LayDanhMucCoQuan") + "}");

        assertThat(answer.get("error_code").asText()).isEqualTo("0");
        assertThat(answer.get("result").size()).isGreaterThan(50);
        assertThat(answer.at("/result/0").fieldNames()).toIterable().containsExactly("MADONVI", "TENDONVI", "CAPDONVI");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LayDanhSachTTHC", "LayDanhMucLinhVuc"})
    void a_list_the_hub_does_not_have_is_an_error_and_no_empty_list(String service) {
        JsonNode answer = office.call(client.envelope(service) + "}");

        assertThat(answer.get("error_code").asText()).isEqualTo("7");
        assertThat(answer.has("result")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LayDanhMucDanToc", "LayDanhMucTinhThanh", "DongBoDanhGia", "Cau lenh la"})
    void a_service_the_hub_does_not_have_is_refused_with_those_it_has(String service) {
        JsonNode answer = office.call(client.envelope(service) + "}");

        assertThat(answer.get("error_code").asText()).isEqualTo("8");
        assertThat(answer.get("message").asText()).contains(service, "LayDanhMucCoQuan");
    }

    @Test
    void a_procedure_the_hub_does_not_have_is_an_error_and_no_empty_list() {
        assertThat(office.code(client.envelope("LayThuTuc") + ",\"maTTHC\":\"9.999\"}"))
                .isEqualTo("7");
        assertThat(office.code(client.envelope("LayThuTuc") + "}")).isEqualTo("9");
    }

    @Test
    void a_number_that_can_be_no_dossiers_is_not_found() {
        assertThat(found(client, "x".repeat(300))).isFalse();
        assertThat(found(client, "a\\u0000b")).isFalse();
        assertThat(found(client, "a\\ud800")).isFalse();
    }

    private boolean found(Office.Client who, String number) {
        JsonNode answer = office.call(who.find(number));
        assertThat(answer.get("error_code").asText()).isEqualTo("0");
        return !answer.get("result").isEmpty();
    }

    private String status(Office.Client who, String number) {
        return office.call(who.find(number)).at("/result/0/TrangThaiHoSo").asText();
    }
}
