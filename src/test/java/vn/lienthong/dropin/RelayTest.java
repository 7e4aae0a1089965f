package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Payload;
import vn.lienthong.source.Source;

class RelayTest {
    private static final Source OPEN =
            new Source("tuyen-quang", "drop-in", Map.of("agency", "000.00.00.H22", "key", "none"));

    @TempDir
    Path directory;

    private Office office;
    private String key;

    @BeforeEach
    void open() {
        office = new Office(directory, Office.PROVINCE, OPEN);
        key = office.password("thanh-hoa");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void the_sample_is_kept_byte_for_byte_with_its_query_as_facts() throws Exception {
        Payload body = Sample.payload("relay-bare-array-body.json");

        assertThat(code(relay("DongBoHoSoMC", "000.00.98.H56", "False", key, body)))
                .isEqualTo("0");
        assertThat(office.deliveries()).singleElement().satisfies(entry -> {
            assertThat(entry.payload()).isEqualTo(body);
            assertThat(entry.party()).isEqualTo("thanh-hoa");
            assertThat(entry.facts())
                    .containsEntry("service", "DongBoHoSoMC")
                    .containsEntry("isUpdating", "False")
                    .containsEntry("madonvi", "000.00.98.H56")
                    .containsEntry("through", "/dvcqg/relay");
        });
    }

    @Test
    void the_same_array_as_an_update_is_another_delivery_and_again_is_a_repeat() {
        Payload body = body("H56-1");

        assertThat(code(relay("DongBoHoSoMC", "H56", "False", key, body))).isEqualTo("0");
        assertThat(code(relay("DongBoHoSoMC", "H56", "True", key, body))).isEqualTo("0");
        assertThat(code(relay("DongBoHoSoMC", "H56", "True", key, body))).isEqualTo("0");
        assertThat(office.deliveries()).hasSize(2);
        office.restart();
        assertThat(code(relay("DongBoHoSoMC", "H56", "True", key, body))).isEqualTo("0");
        assertThat(office.deliveries()).hasSize(2);
    }

    @Test
    void steps_need_no_is_updating() {
        relay("DongBoHoSoMC", "H56", "False", key, body("H56-1"));

        assertThat(code(relay("CapNhatTienDoHoSoMC", "H56", null, key, body("H56-1"))))
                .isEqualTo("0");
    }

    @Test
    void name_and_key_may_come_as_basic_authorization() {
        String pair = Base64.getEncoder().encodeToString(("donvi_mau:" + key).getBytes(StandardCharsets.UTF_8));

        assertThat(code(relay("DongBoHoSoMC", "H56", "False", "Basic " + pair, body("H56-1"))))
                .isEqualTo("0");
    }

    @Test
    void without_the_right_key_nothing_is_taken() {
        for (String wrong : new String[] {null, "", "lt_wrong", "Basic ???", "Basic bm9jb2xvbg=="}) {
            Answer answer = relay("DongBoHoSoMC", "H56", "False", wrong, body("H56-1"));
            assertThat(answer.httpStatus()).as("key %s", wrong).isEqualTo(401);
        }
        assertThat(office.deliveries()).isEmpty();
    }

    @Test
    void a_source_that_says_so_needs_no_key_on_loopback_for_its_own_agencies() {
        assertThat(code(relay("DongBoHoSoMC", "000.00.01.H22", "False", null, body("H22-1"))))
                .isEqualTo("0");
        assertThat(office.deliveries().get(0).party()).isEqualTo("tuyen-quang");
    }

    @Test
    void a_source_without_a_key_is_refused_at_start_where_the_network_can_reach_the_hub() {
        assertThatThrownBy(() -> office.with(DropInSettings.DEFAULT.withLoopback(false)))
                .hasMessageContaining("tuyen-quang")
                .hasMessageContaining("key: none");
    }

    @Test
    void another_agency_a_wrong_flag_a_look_up_and_an_envelope_are_refused() {
        assertThat(code(relay("DongBoHoSoMC", "H22", "False", key, body("H56-1"))))
                .isEqualTo("6");
        assertThat(code(relay("DongBoHoSoMC", "", "False", key, body("H56-1")))).isEqualTo("9");
        assertThat(code(relay("DongBoHoSoMC", "H56", "false", key, body("H56-1"))))
                .isEqualTo("9");
        assertThat(code(relay("DongBoHoSoMC", "H56", null, key, body("H56-1")))).isEqualTo("9");
        assertThat(code(relay("TraCuuHoSo", "H56", "False", key, body("H56-1"))))
                .isEqualTo("8");
        assertThat(code(relay("DongBoHoSoMC", "H56", "False", key, Payload.ofText("{\"data\":[]}"))))
                .isEqualTo("9");
        assertThat(code(relay("DongBoHoSoMC", "H56", "False", key, Payload.ofText("[]"))))
                .isEqualTo("9");
        assertThat(office.deliveries()).isEmpty();
    }

    private Answer relay(String service, String agency, String isUpdating, String presented, Payload body) {
        return office.dropIn.relay(service, agency, isUpdating, presented, body, "application/json; charset=utf-8");
    }

    private static Payload body(String... numbers) {
        return Payload.ofText(Office.Client.records("4", numbers));
    }

    private static String code(Answer answer) {
        return Office.json(answer).get("error_code").asText();
    }
}
