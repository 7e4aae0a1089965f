package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;
import vn.lienthong.sandbox.SixStepSettings.CreatedAgain;

/** The protocol of 2026 (domain.md 1.9), spoken with the untouched samples over real HTTP. */
class SandboxSixStepsTest {
    private static final String SAMPLE = "G09.98-20261012-0000042";

    private Sandbox sandbox;
    private SixStepClient client;

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void start(SandboxSettings settings) {
        sandbox = Sandbox.start(settings);
        client = new SixStepClient(sandbox).loggedIn();
    }

    private void start() {
        start(SandboxSettings.defaults());
    }

    private void startWithTheSamplesNumberAndFile() {
        start(SandboxSettings.defaults()
                .withSixSteps(SixStepSettings.defaults().withIssued(SAMPLE).withFile("file-0001", "0".repeat(64))));
    }

    @Test
    void the_untouched_samples_are_taken_and_answered_as_they_say() {
        startWithTheSamplesNumberAndFile();
        JsonNode create = SixStepClient.sample("b4-createdossier");
        assertThat(Client.read(
                        client.post("CreateDossier", create.path("request").toString())))
                .isEqualTo(create.path("response"));
        String progress = SixStepClient.sample("b5-capnhattientrinh").toString();
        assertThat(client.post("CapNhatTienTrinh", progress).statusCode()).isEqualTo(200);
        String status = SixStepClient.sample("b6-capnhattrangthai").toString();
        assertThat(client.post("CapNhatTrangThai", status).statusCode()).isEqualTo(200);

        SandboxDossier held = sandbox.find(SAMPLE).orElseThrow();
        assertThat(held.status() + " " + held.procedure() + " " + held.received())
                .isEqualTo("9 1.099999 20261012093000");
        assertThat(held.steps()).extracting(SandboxStep::at).containsExactly("20261012093000");
        assertThat(sandbox.statuses()).containsEntry(SAMPLE, "9");
    }

    @Test
    void the_token_sample_opens_the_door_for_a_registered_client() {
        start(SandboxSettings.defaults()
                .withSessionSeconds(3600)
                .withAccounts(new SandboxAccount("mau", "***", SixStepClient.AGENCY)));
        JsonNode sample = SixStepClient.sample("b1-gettoken");
        JsonNode answer =
                Client.read(client.post("GetToken", sample.path("request").toString()));
        assertThat(answer.at("/data/access_token").asText()).isNotBlank();
        ((ObjectNode) answer.path("data")).put("access_token", "***");
        assertThat(answer).isEqualTo(sample.path("response"));
        assertThat(client.post("GetToken", "{\"client_id\":\"mau\",\"client_secret\":\"sai\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_number_is_issued_once_and_only_to_its_agency() {
        start();
        String first = client.number();
        assertThat(first).startsWith("G09.98-").isNotEqualTo(client.number());
        assertThat(client.get("GetNextValue?code=G10.98").statusCode()).isEqualTo(403);
        assertThat(client.get("GetNextValue").statusCode()).isEqualTo(400);
        assertThat(sandbox.report().numbers()).isEqualTo(2);
    }

    @Test
    void a_dossier_under_a_number_nobody_issued_is_refused() {
        start();
        assertThat(client.create(SixStepClient.dossier("G09.98-20261012-0000001"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(sandbox.report().dossiers()).isZero();
    }

    @Test
    void a_number_created_again_is_answered_as_the_first_time_and_held_once() {
        start();
        ObjectNode dossier = SixStepClient.dossier(client.number());
        String first = client.create(dossier).body();
        assertThat(client.create(dossier).body()).isEqualTo(first);
        assertThat(sandbox.report().creates()).isEqualTo(1);
        assertThat(sandbox.report().recognisedCreates()).isEqualTo(1);
    }

    @Test
    void or_it_is_refused_without_its_id_when_set_so() {
        start(SandboxSettings.defaults().withSixSteps(SixStepSettings.defaults().with(CreatedAgain.REFUSED)));
        ObjectNode dossier = SixStepClient.dossier(client.number());
        client.create(dossier);
        var again = client.create(dossier);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("đã tồn tại").doesNotContain("idHoSo");
        assertThat(sandbox.report().creates()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NgayTiepNhan, 20261012093000, DATE",
        "NgayTiepNhan, 2026-02-30 09:30:00, DATE",
        "LoaiDoiTuong, 1, TYPE",
        "ChuHoSo, '', REQUIRED",
        "TrangThai, 4, UNKNOWN_FIELD",
    })
    void what_is_not_as_the_documents_say_is_refused(String field, String value, String rule) {
        start();
        ObjectNode dossier = SixStepClient.dossier(client.number()).put(field, value);
        assertThat(client.create(dossier).statusCode()).isEqualTo(400);
        assertThat(sandbox.report().invalidFields().keySet().toString()).contains(rule);
        assertThat(sandbox.report().dossiers()).isZero();
    }

    @Test
    void the_applicant_kinds_begin_with_zero_and_end_with_two() {
        start();
        assertThat(client.create(SixStepClient.dossier(client.number()).put("LoaiDoiTuong", 0))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.create(SixStepClient.dossier(client.number()).put("LoaiDoiTuong", 4))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void each_step_has_its_own_way_to_write_the_id() {
        start();
        String number = client.number();
        String id = client.id(client.create(SixStepClient.dossier(number)));
        ArrayNode progress = SixStepClient.progress(number, id);
        ArrayNode status = SixStepClient.status(number, id, 4);
        assertThat(client.post("CapNhatTienTrinh", progress.toString().replace("IDHoSo", "IdHoSo"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post("CapNhatTrangThai", status.toString().replace("IdHoSo", "IDHoSo"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.post("CapNhatTienTrinh", progress.toString()).statusCode())
                .isEqualTo(200);
        assertThat(client.post("CapNhatTrangThai", status.toString()).statusCode())
                .isEqualTo(200);
        assertThat(sandbox.find(number).orElseThrow().status()).isEqualTo("4");
    }

    @Test
    void a_step_or_a_status_of_an_unknown_dossier_is_not_found() {
        start();
        String number = client.number();
        assertThat(client.post(
                                "CapNhatTienTrinh",
                                SixStepClient.progress(number, "10000001").toString())
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.post(
                                "CapNhatTrangThai",
                                SixStepClient.status(number, "10000001", 4).toString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void lists_come_with_the_statuses_that_have_them_only() {
        start();
        String number = client.number();
        String id = client.id(client.create(SixStepClient.dossier(number)));
        ArrayNode rows = SixStepClient.status(number, id, 4);
        ((ObjectNode) rows.get(0))
                .putArray("DanhSachGiayToKetQua")
                .addObject()
                .put("TenGiayTo", "ket-qua.pdf")
                .put("MaKetQua", "KQ.DVC.KETQUA");
        assertThat(client.post("CapNhatTrangThai", rows.toString()).statusCode())
                .isEqualTo(400);
        ((ObjectNode) rows.get(0)).put("TrangThai", 9);
        assertThat(client.post("CapNhatTrangThai", rows.toString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_file_is_uploaded_before_the_dossier_that_names_it() {
        start();
        JsonNode file =
                Client.read(client.upload("don.pdf", "%PDF nội dung mẫu")).at("/data/0/response/data/0");
        assertThat(file.path("HashTepTin").asText()).hasSize(64);
        ObjectNode dossier = SixStepClient.dossier(client.number());
        ObjectNode paper = ((ArrayNode) dossier.at("/ThanhPhanHoSo/0/GiayToDinhKem")).addObject();
        paper.put("IdGiayTo", file.path("IdTepTin").asText())
                .put("MaKetQua", "KQ.DVC.THONGTIN")
                .put("TenGiayTo", "don.pdf")
                .put("HashTepTin", "0".repeat(64));
        assertThat(client.create(dossier).statusCode())
                .as("another file's hash")
                .isEqualTo(400);
        paper.set("HashTepTin", file.path("HashTepTin"));
        assertThat(client.create(dossier).statusCode()).isEqualTo(200);
        assertThat(sandbox.report().files()).isEqualTo(1);
    }

    @Test
    void a_token_that_is_over_is_unauthorized_and_another_one_works() {
        start();
        sandbox.expireSessions();
        assertThat(client.get("GetNextValue?code=G09.98").statusCode()).isEqualTo(401);
        assertThat(client.loggedIn().number()).isNotBlank();
    }

    @Test
    void the_faults_strike_these_steps_too() {
        start(SandboxSettings.defaults().withDuplicateSteps(DuplicateSteps.RECOGNISED));
        String number = client.number();
        sandbox.faultsOnlyFor(Set.of("CreateDossier"));
        sandbox.set(Fault.DROP_AFTER_NEXT, 1);
        assertThatThrownBy(() -> client.create(SixStepClient.dossier(number))).hasCauseInstanceOf(IOException.class);
        assertThat(sandbox.find(number)).isPresent();
        sandbox.set(Fault.REFUSE_NEXT, 1);
        assertThat(client.create(SixStepClient.dossier(number)).statusCode()).isEqualTo(502);
        String id = client.id(client.create(SixStepClient.dossier(number)));
        String step = SixStepClient.progress(number, id).toString();
        client.post("CapNhatTienTrinh", step);
        client.post("CapNhatTienTrinh", step);
        assertThat(sandbox.report().recognisedSteps()).isEqualTo(1);
        assertThat(sandbox.calls(6))
                .extracting(call -> call.service() + " " + call.outcome() + call.fault())
                .isEqualTo(List.of(
                        "GetNextValue OK",
                        "CreateDossier OKdropAfter",
                        "CreateDossier REFUSED",
                        "CreateDossier OK",
                        "CapNhatTienTrinh OK",
                        "CapNhatTienTrinh OK"));
        assertThat(sandbox.report().callsByService()).containsEntry("GetToken", 1L);
    }
}
