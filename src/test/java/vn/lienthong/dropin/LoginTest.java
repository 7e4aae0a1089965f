package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Payload;
import vn.lienthong.source.Source;

class LoginTest {
    @TempDir
    Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(directory);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void the_right_password_gives_a_session_in_the_shape_of_the_sample() throws Exception {
        JsonNode answer = login("donvi_mau", office.password("thanh-hoa"));

        JsonNode sample = Sample.json("dvcqg-login-response.json");
        assertThat(answer.fieldNames()).toIterable().containsExactlyElementsOf(() -> sample.fieldNames());
        assertThat(answer.get("error_code")).isEqualTo(sample.get("error_code"));
        assertThat(answer.get("session").asText()).hasSize(43);
    }

    @Test
    void two_logins_give_two_sessions_and_both_open_the_door() {
        String one = office.login();
        String other = office.login();

        assertThat(one).isNotEqualTo(other);
        assertThat(office.code(new Office.Client(one, "H56").find("X-1"))).isEqualTo("0");
        assertThat(office.code(new Office.Client(other, "H56").find("X-1"))).isEqualTo("0");
    }

    @Test
    void a_wrong_password_an_unknown_user_and_the_untouched_sample_get_no_session() throws Exception {
        assertThat(login("donvi_mau", "lt_wrong").has("session")).isFalse();
        assertThat(login("nobody", office.password("thanh-hoa")).has("session")).isFalse();
        JsonNode sample = Office.json(office.dropIn.login(Sample.payload("dvcqg-login-request.json")));
        assertThat(sample.get("error_code").asText()).isEqualTo("2");
    }

    @Test
    void a_session_ends_after_its_life() {
        Office.Client client = new Office.Client(office.login(), "H56");

        office.clock.turn(Duration.ofHours(8).minusSeconds(1));
        assertThat(office.code(client.find("X-1"))).isEqualTo("0");
        office.clock.turn(Duration.ofSeconds(1));
        assertThat(office.code(client.find("X-1"))).isEqualTo("-1");
    }

    @Test
    void a_wrong_session_answers_as_the_sample_guesses() throws Exception {
        JsonNode answer = office.call(new Office.Client("00000000-synthetic-session-0000", "H56").create("X-1"));

        JsonNode sample = Sample.json("dvcqg-response-session-expired-GUESS.json");
        assertThat(answer.get("error_code")).isEqualTo(sample.get("error_code"));
        assertThat(answer.get("message").asText()).startsWith("Session không hợp lệ hoặc đã hết hạn");
        assertThat(answer.fieldNames()).toIterable().containsExactlyElementsOf(() -> sample.fieldNames());
        assertThat(office.deliveries()).isEmpty();
    }

    @Test
    void a_source_pushes_out_its_own_oldest_session_and_nobody_elses() {
        Source other = new Source("thue", "drop-in", Map.of("agency", "G12"));
        office.close();
        office = new Office(directory, Office.PROVINCE, other).with(DropInSettings.DEFAULT.withSessionsPerSource(2));
        String theirs = office.login("thue", "thue");
        String first = office.login();
        String second = office.login();
        office.login();

        assertThat(office.code(new Office.Client(first, "H56").find("X-1"))).isEqualTo("-1");
        assertThat(office.code(new Office.Client(second, "H56").find("X-1"))).isEqualTo("0");
        assertThat(office.code(new Office.Client(theirs, "G12").find("X-1"))).isEqualTo("0");
    }

    @Test
    void logging_in_leaves_nothing_in_the_journal() {
        office.login();
        login("donvi_mau", "lt_wrong");

        assertThat(office.journal.last()).isZero();
    }

    @Test
    void a_source_without_an_agency_is_refused_at_start() {
        assertThatThrownBy(() -> Account.of(new Source("thanh-hoa", "drop-in", Map.of())))
                .hasMessageContaining("'agency'")
                .hasMessageContaining("routes/sources/thanh-hoa.yaml");
    }

    private JsonNode login(String username, String password) {
        return Office.json(office.dropIn.login(
                Payload.ofText("{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")));
    }
}
