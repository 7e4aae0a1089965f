package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.sandbox.SandboxSettings.DuplicateSteps;
import vn.lienthong.sandbox.SandboxSettings.SuccessStyle;

/** The portal's protocol, spoken with the untouched samples over real HTTP. */
class SandboxProtocolTest {
    private final AtomicLong now = new AtomicLong(1_791_772_200_000L);
    private Sandbox sandbox;

    @AfterEach
    void close() {
        sandbox.close();
    }

    private Client start(SandboxSettings settings) {
        sandbox = Sandbox.start(settings, new Ticking());
        return Client.loggedIn(sandbox);
    }

    private Client start() {
        return start(SandboxSettings.defaults().withSuccessStyle(SuccessStyle.STRING));
    }

    @Test
    void the_untouched_samples_are_taken_but_for_their_session() {
        Client client = start(SandboxSettings.defaults()
                .withSuccessStyle(SuccessStyle.STRING)
                .withExisting(List.of("000.00.98.H56-261009-0007", "000.00.98.H56-261005-0003")));
        ObjectNode create = Client.sample("dvcqg-dongbohosomc-request-create.json");
        assertThat(client.post("/adapter/integration", create))
                .isEqualTo(Client.sample("dvcqg-dongbohosomc-response-ok.json"));
        assertThat(client.post("/adapter/integration", create))
                .isEqualTo(Client.sample("dvcqg-dongbohosomc-response-exists.json"));
        assertThat(client.post("/adapter/integration", Client.sample("dvcqg-dongbohosomc-request-update.json")))
                .isEqualTo(Client.sample("dvcqg-dongbohosomc-response-ok.json"));
        assertThat(client.post("/adapter/integration", Client.sample("dvcqg-capnhattiendohosomc-request.json")))
                .isEqualTo(Client.sample("dvcqg-capnhattiendohosomc-response-ok.json"));
        assertThat(client.post("/adapter/share", Client.sample("dvcqg-tracuuhoso-request.json")))
                .isEqualTo(Client.sample("dvcqg-tracuuhoso-response-found-PARTLY-GUESS.json"));
        assertThat(client.lookUp(Client.number(99))).isEqualTo(Client.sample("dvcqg-tracuuhoso-response-empty.json"));
    }

    @Test
    void the_login_sample_opens_a_session_for_a_registered_account() {
        Client client = start(SandboxSettings.defaults()
                .withSuccessStyle(SuccessStyle.INTEGER)
                .withAccounts(new SandboxAccount("donvi_mau", "***", Client.H56)));
        JsonNode answer = client.post("/adapter/login", Client.sample("dvcqg-login-request.json"));
        assertThat(answer.path("session").asText()).isNotBlank();
        assertThat(answer.path("error_code").isInt()).isTrue();
        assertThat(answer.path("message").asText()).isEqualTo("OK");
        ObjectNode stranger = Client.JSON.createObjectNode().put("username", "donvi_H56");
        assertThat(code(client.post("/adapter/login", stranger.put("password", "mat-khau-H56"))))
                .isEqualTo("2");
    }

    @Test
    void a_session_ends_when_its_time_is_over_and_is_answered_like_the_sample() {
        Client client = start(SandboxSettings.defaults().withSessionSeconds(60));
        assertThat(client.lookUp(Client.number(1)).path("result").isArray()).isTrue();
        now.addAndGet(59_999);
        assertThat(client.lookUp(Client.number(1)).path("result").isArray()).isTrue();
        now.addAndGet(1);
        JsonNode expired = client.lookUp(Client.number(1));
        JsonNode sample = Client.sample("dvcqg-response-session-expired-GUESS.json");
        assertThat(expired.path("error_code")).isEqualTo(sample.path("error_code"));
        assertThat(sample.path("message").asText())
                .startsWith(expired.path("message").asText());
        assertThat(client.login().lookUp(Client.number(1)).path("result").isArray())
                .isTrue();
    }

    @Test
    void a_procedure_is_published_in_the_shape_of_the_sample() {
        Client client = start();
        JsonNode found = client.share("LayThuTuc", "maTTHC", "2.000815");
        JsonNode sample = Client.sample("dvcqg-laythutuc-response.json");
        assertThat(shape("", found.at("/result/0"))).containsAll(shape("", sample.at("/result/0")));
        assertThat(found.at("/result/0/TENTTHC")).isEqualTo(sample.at("/result/0/TENTTHC"));
        assertThat(client.share("LayThuTuc", "maTTHC", "9.999999").path("result"))
                .isEmpty();
    }

    @Test
    void the_catalogues_name_procedures_agencies_and_sectors() {
        Client client = start();
        assertThat(client.share("LayDanhSachTTHC", "", "").path("result")).hasSize(12);
        JsonNode agencies = client.share("LayDanhMucCoQuan", "", "").path("result");
        assertThat(agencies.findValuesAsText("MADONVI")).contains(Client.H56, "H29.98");
        JsonNode sectors = client.share("LayDanhMucLinhVuc", "", "").path("result");
        assertThat(sectors.findValuesAsText("MALINHVUC"))
                .doesNotHaveDuplicates()
                .contains("G15-TP99", "G10-DD99");
        assertThat(sectors.get(0).path("MANGANH").asText()).isEqualTo("G15");
    }

    @Test
    void an_update_or_a_step_of_an_unknown_dossier_is_refused() {
        Client client = start();
        assertThat(code(client.update(Client.dossier(Client.number(1))))).isEqualTo("4");
        assertThat(code(client.steps(Client.step(Client.number(1), "20261012093000", "2"))))
                .isEqualTo("4");
        assertThat(sandbox.report().dossiers()).isZero();
    }

    @Test
    void a_batch_is_all_or_nothing_and_says_no_more_than_which_number_exists() {
        Client client = start();
        client.create(Client.dossier(Client.number(2)));
        JsonNode exists = client.create(Client.dossier(Client.number(1)), Client.dossier(Client.number(2)));
        assertThat(code(exists)).isEqualTo("3");
        assertThat(exists.path("message").asText()).contains(Client.number(2)).contains("đã tồn tại");
        JsonNode wrong = client.create(
                Client.dossier(Client.number(3)),
                Client.dossier(Client.number(4)).put("TrangThaiHoSo", "11"));
        assertThat(code(wrong)).isEqualTo("5");
        assertThat(wrong.toString()).doesNotContain(Client.number(4));
        assertThat(sandbox.statuses()).containsOnlyKeys(Client.number(2));
        assertThat(sandbox.calls(1).get(0).detail()).contains("data[1]", Client.number(4), "TrangThaiHoSo");
    }

    @Test
    void one_number_twice_in_a_create_batch_already_exists() {
        Client client = start();
        assertThat(code(client.create(Client.dossier(Client.number(1)), Client.dossier(Client.number(1)))))
                .isEqualTo("3");
        assertThat(sandbox.report().dossiers()).isZero();
    }

    @Test
    void the_batch_limit_is_kept_and_may_be_one() {
        Client client = start(SandboxSettings.defaults().withBatchLimit(1).withSuccessStyle(SuccessStyle.STRING));
        assertThat(code(client.create(Client.dossier(Client.number(1)), Client.dossier(Client.number(2)))))
                .isEqualTo("7");
        assertThat(code(client.create(Client.dossier(Client.number(1))))).isEqualTo("0");
    }

    @Test
    void a_repeated_step_is_kept_and_visible_or_recognised_as_set() {
        Client client = start();
        client.create(Client.dossier(Client.number(1)));
        ObjectNode step = Client.step(Client.number(1), "20261012093000", "2");
        client.steps(step, Client.step(Client.number(1), "20261012100000", "4"));
        client.steps(step);
        assertThat(sandbox.find(Client.number(1)).orElseThrow().steps())
                .extracting(SandboxStep::at, SandboxStep::status, SandboxStep::repeat)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("20261012093000", "2", false),
                        org.assertj.core.groups.Tuple.tuple("20261012100000", "4", false),
                        org.assertj.core.groups.Tuple.tuple("20261012093000", "2", true));
        assertThat(sandbox.report().duplicateSteps()).isEqualTo(1);
        assertThat(sandbox.report().steps()).isEqualTo(3);
        sandbox.close();

        Client other = start(SandboxSettings.defaults()
                .withDuplicateSteps(DuplicateSteps.RECOGNISED)
                .withSuccessStyle(SuccessStyle.STRING));
        other.create(Client.dossier(Client.number(1)));
        other.steps(step);
        assertThat(code(other.steps(step))).isEqualTo("0");
        assertThat(sandbox.report().steps()).isEqualTo(1);
        assertThat(sandbox.report().recognisedSteps()).isEqualTo(1);
        assertThat(sandbox.report().duplicates()).isZero();
    }

    @Test
    void repeated_steps_of_a_dossier_with_hundreds_of_steps_are_still_found() {
        Client client = start();
        client.create(Client.dossier(Client.number(1)));
        for (int round = 0; round < 2; round++) {
            client.steps(IntStream.range(0, 60)
                    .mapToObj(i -> Client.step(Client.number(1), "202610120930%02d".formatted(i), "4"))
                    .toArray(ObjectNode[]::new));
        }
        assertThat(sandbox.report().duplicateSteps()).isEqualTo(60);
    }

    @Test
    void the_same_payload_applied_again_is_counted_whatever_the_order_of_its_fields() {
        Client client = start();
        ObjectNode row = Client.dossier(Client.number(1));
        client.create(row);
        ObjectNode turned = Client.JSON.createObjectNode();
        List<String> names = new ArrayList<>();
        row.fieldNames().forEachRemaining(names::add);
        for (int i = names.size() - 1; i >= 0; i--) {
            turned.set(names.get(i), row.get(names.get(i)));
        }
        client.update(turned);
        assertThat(sandbox.report().duplicateDossierCalls()).isEqualTo(1);
        client.update(row.put("TrangThaiHoSo", "4"));
        assertThat(sandbox.report().duplicateDossierCalls()).isEqualTo(1);
        assertThat(sandbox.report().duplicates()).isEqualTo(1);
    }

    @Test
    void success_comes_in_its_three_forms_in_turn() {
        Client client = start(SandboxSettings.defaults());
        HashSet<String> forms = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            forms.add(client.lookUp(Client.number(1)).path("error_code").toString());
        }
        assertThat(forms).containsExactlyInAnyOrder("0", "\"0\"", "\"00\"");
    }

    @Test
    void on_adoption_day_existing_dossiers_refuse_a_create_and_take_an_update() {
        List<String> existing = IntStream.range(0, 90).mapToObj(Client::number).toList();
        Client client = start(SandboxSettings.defaults().withExisting(existing).withSuccessStyle(SuccessStyle.STRING));
        assertThat(code(client.create(Client.dossier(Client.number(5))))).isEqualTo("3");
        assertThat(code(client.update(Client.dossier(Client.number(5))))).isEqualTo("0");
        assertThat(code(client.create(Client.dossier(Client.number(90))))).isEqualTo("0");
        assertThat(client.lookUp(Client.number(89)).path("result")).hasSize(1);
        assertThat(sandbox.report())
                .extracting(SandboxReport::existing, SandboxReport::creates, SandboxReport::dossiers)
                .containsExactly(90L, 1L, 91L);
    }

    @Test
    void a_dossier_tells_what_is_held_and_which_calls_named_it() {
        Client client = start();
        client.create(Client.dossier(Client.number(1)));
        client.create(Client.dossier(Client.number(1)));
        client.lookUp(Client.number(1));
        now.addAndGet(1000);
        client.update(
                Client.dossier(Client.number(1)).put("TrangThaiHoSo", "10").put("NgayTra", "20261014160000"));
        JsonNode held = client.ask("/sandbox/dossiers/" + Client.number(1));
        assertThat(held.path("status").asText()).isEqualTo("10");
        assertThat(held.path("returned").asText()).isEqualTo("20261014160000");
        assertThat(held.path("payload").asText()).contains("\"TrangThaiHoSo\":\"10\"");
        assertThat(held.path("history").findValuesAsText("kind"))
                .containsExactly("CREATE", "CREATE", "LOOKUP", "UPDATE");
        assertThat(held.path("history").findValuesAsText("refused")).containsExactly("false", "true", "false", "false");
        assertThat(held.path("history").findValuesAsText("call")).containsExactly("2", "3", "4", "5");
        assertThat(client.get("/sandbox/dossiers/nobody").statusCode()).isEqualTo(404);
        assertThat(client.get("/sandbox/dossiers").body()).contains(Client.number(1) + ",10");
    }

    @Test
    void calls_are_listed_in_the_order_in_which_they_arrived() {
        Client client = start();
        client.create(Client.dossier(Client.number(1)), Client.dossier(Client.number(2)));
        client.lookUp(Client.number(1));
        JsonNode calls = client.ask("/sandbox/calls?last=2");
        assertThat(calls.findValuesAsText("service")).containsExactly("DongBoHoSoMC", "TraCuuHoSo");
        assertThat(calls.findValuesAsText("items")).containsExactly("2", "1");
        assertThat(calls.findValuesAsText("seq")).containsExactly("2", "3");
    }

    @Test
    void payloads_are_not_kept_where_they_are_not_wanted() {
        Client client = start(SandboxSettings.defaults().withKeepPayloadsBelow(0));
        client.create(Client.dossier(Client.number(1)));
        assertThat(sandbox.find(Client.number(1)).orElseThrow().payload()).isEmpty();
        assertThat(sandbox.find(Client.number(1)).orElseThrow().received()).isEqualTo("20261012093000");
    }

    private static String code(JsonNode answer) {
        return answer.path("error_code").asText();
    }

    private static Set<String> shape(String path, JsonNode node) {
        HashSet<String> paths = new HashSet<>(List.of(path + ":" + node.getNodeType()));
        node.properties().forEach(f -> paths.addAll(shape(path + "/" + f.getKey(), f.getValue())));
        if (node.isArray() && !node.isEmpty()) {
            paths.addAll(shape(path + "[]", node.get(0)));
        }
        return paths;
    }

    private final class Ticking extends Clock {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now.get());
        }
    }
}
