package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Draft;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;

/** The samples, untouched but for a session that opens the door. */
class SamplesTest {
    @TempDir
    Path directory;

    private Office office;
    private String session;

    @BeforeEach
    void open() {
        office = new Office(directory);
        session = office.login();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void a_create_is_answered_as_the_sample_says_and_kept_with_its_facts() throws Exception {
        assertThat(send("dvcqg-dongbohosomc-request-create.json"))
                .isEqualTo(Sample.json("dvcqg-dongbohosomc-response-ok.json"));

        assertThat(office.deliveries()).singleElement().satisfies(entry -> {
            assertThat(entry.party()).isEqualTo("thanh-hoa");
            assertThat(entry.facts())
                    .containsEntry("service", "DongBoHoSoMC")
                    .containsEntry("isUpdating", "False")
                    .containsEntry("madonvi", "000.00.00.H56")
                    .containsEntry("through", "/dvcqg/services");
        });
    }

    @Test
    void the_bytes_are_kept_exactly_with_the_session_blanked_in_place() throws Exception {
        send("dvcqg-dongbohosomc-request-create.json");

        String sent =
                Sample.with(session, "dvcqg-dongbohosomc-request-create.json").text();
        String kept = office.deliveries().get(0).payload().text();
        assertThat(kept).isEqualTo(sent.replace(session, "*".repeat(session.length())));
    }

    @Test
    void a_create_of_a_known_dossier_is_answered_as_the_sample_says() throws Exception {
        send("dvcqg-dongbohosomc-request-create.json");
        office.call(new Office.Client(session, "H56").create("H56-1"));

        assertThat(send("dvcqg-dongbohosomc-request-create.json"))
                .isEqualTo(Sample.json("dvcqg-dongbohosomc-response-exists.json"));
    }

    @Test
    void steps_of_a_known_dossier_are_taken() throws Exception {
        send("dvcqg-dongbohosomc-request-create.json");

        JsonNode answer = send("dvcqg-capnhattiendohosomc-request.json");

        JsonNode sample = Sample.json("dvcqg-capnhattiendohosomc-response-ok.json");
        assertThat(answer.get("error_code")).isEqualTo(sample.get("error_code"));
        assertThat(answer.get("message")).isEqualTo(sample.get("message"));
    }

    @Test
    void an_update_of_unknown_dossiers_names_the_first_of_them() throws Exception {
        JsonNode answer = send("dvcqg-dongbohosomc-request-update.json");

        assertThat(answer.get("error_code").asText()).isEqualTo("4");
        assertThat(answer.get("message").asText()).contains("000.00.98.H56-261009-0007 chưa tồn tại");
        assertThat(office.deliveries()).isEmpty();
    }

    @Test
    void a_look_up_is_answered_as_the_samples_say_before_and_after_the_create() throws Exception {
        assertThat(send("dvcqg-tracuuhoso-request.json"))
                .isEqualTo(Sample.json("dvcqg-tracuuhoso-response-empty.json"));
        send("dvcqg-dongbohosomc-request-create.json");
        JsonNode found = Sample.json("dvcqg-tracuuhoso-response-found-PARTLY-GUESS.json");

        assertThat(send("dvcqg-tracuuhoso-request.json")).isEqualTo(found);
        office.normalise();
        assertThat(send("dvcqg-tracuuhoso-request.json")).isEqualTo(found);
    }

    @Test
    void a_procedure_is_told_with_the_keys_of_the_sample() throws Exception {
        Draft procedures = new Draft(
                Kind.CATALOGUE,
                "procedures",
                office.clock.instant(),
                "application/json",
                java.util.Map.of(),
                Sample.payload("dvcqg-laythutuc-response.json"));
        long position = office.journal.append(procedures).get();
        office.catalogues.activate(office.journal.find(position).orElseThrow());

        JsonNode row = office.call(
                        new Office.Client(session, "H56").envelope("LayThuTuc") + ",\"maTTHC\":\"2.000815\"}")
                .at("/result/0");

        JsonNode sample = Sample.json("dvcqg-laythutuc-response.json").at("/result/0");
        assertThat(row.get("TENTTHC")).isEqualTo(sample.get("TENTTHC"));
        assertThat(row.get("LINHVUCTHUCHIEN")).isEqualTo(sample.get("LINHVUCTHUCHIEN"));
    }

    @Test
    void the_promotion_notice_is_refused_by_name_with_what_is_supported() throws Exception {
        JsonNode answer = send("dvcqg-dongbotrangthaihoso-request.json");

        assertThat(answer.get("error_code").asText()).isEqualTo("8");
        assertThat(answer.get("message").asText())
                .contains("DongBoTrangThaiHoSo", "DongBoHoSoMC", "TraCuuHoSo", "[service-unsupported]");
    }

    private JsonNode send(String name) throws IOException {
        Payload body = Sample.with(session, name);
        return Office.json(office.dropIn.service(body, "application/json; charset=utf-8"));
    }
}
