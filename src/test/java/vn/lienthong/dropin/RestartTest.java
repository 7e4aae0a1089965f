package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Payload;

class RestartTest {
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

    private Office.Client client() {
        return new Office.Client(office.login(), "H56");
    }

    @Test
    void an_acknowledged_create_exists_after_a_restart_before_it_is_normalised() {
        office.call(client().create("H56-1"));
        office.call(client().create("H56-2"));

        office.restart();

        Office.Client client = client();
        assertThat(office.code(client.create("H56-1"))).isEqualTo("3");
        assertThat(office.call(client.find("H56-1")).get("result")).hasSize(1);
        assertThat(office.code(client.update("H56-1"))).isEqualTo("0");
        assertThat(office.code(client.update("H56-3"))).isEqualTo("4");
    }

    @Test
    void a_create_whose_answer_was_lost_with_the_process_succeeds_again_and_is_kept_once() {
        office.call(client().create("H56-1"));
        office.normalise();

        office.restart();

        assertThat(office.code(client().create("H56-1"))).isEqualTo("0");
        assertThat(office.deliveries()).hasSize(1);
    }

    @Test
    void relayed_writes_are_taken_up_again_too() {
        Payload body = Payload.ofText(Office.Client.records("4", "H56-1"));
        String key = office.password("thanh-hoa");
        office.dropIn.relay("DongBoHoSoMC", "H56", "False", key, body, null);
        office.restart();

        assertThat(office.code(client().update("H56-1"))).isEqualTo("0");
    }

    @Test
    void sessions_end_with_the_process() {
        Office.Client before = client();
        office.restart();

        assertThat(office.code(before.find("H56-1"))).isEqualTo("-1");
    }

    @Test
    void more_than_memory_may_hold_answers_try_again_until_the_ledger_has_caught_up() {
        office.call(client().create("H56-1"));
        office.call(client().create("H56-2", "H56-3"));
        office.with(DropInSettings.DEFAULT.withAwaiting(2));
        Office.Client client = client();

        for (String body : new String[] {client.create("H56-2"), client.update("H56-1"), client.find("H56-3")}) {
            Answer answer = office.dropIn.service(Payload.ofText(body), "application/json");
            assertThat(answer.httpStatus()).isEqualTo(503);
        }
        office.normalise();
        assertThat(office.code(client.create("H56-1"))).isEqualTo("3");
        assertThat(office.code(client.update("H56-3"))).isEqualTo("0");
    }
}
