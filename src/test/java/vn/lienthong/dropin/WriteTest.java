package vn.lienthong.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.journal.Payload;
import vn.lienthong.source.Source;

class WriteTest {
    @TempDir
    Path directory;

    private Office office;
    private Office.Client client;

    @BeforeEach
    void open() {
        office = new Office(directory);
        client = new Office.Client(office.login(), "000.00.00.H56");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void one_call_of_a_hundred_dossiers_is_one_entry() {
        String[] numbers = IntStream.range(0, 100).mapToObj(i -> "H56-" + i).toArray(String[]::new);

        assertThat(office.code(client.create(numbers))).isEqualTo("0");
        assertThat(office.deliveries()).hasSize(1);
    }

    @Test
    void a_dossier_exists_from_the_acknowledged_create_on_before_and_after_it_is_normalised() {
        office.call(client.create("H56-1"));

        assertThat(office.code(client.create("H56-1", "H56-2"))).isEqualTo("3");
        assertThat(office.code(client.update("H56-1"))).isEqualTo("0");
        assertThat(office.code(client.steps("H56-1"))).isEqualTo("0");
        office.normalise();
        assertThat(office.code(client.create("H56-1", "H56-2"))).isEqualTo("3");
        assertThat(office.code(client.dossiers("True", "5", "H56-1"))).isEqualTo("0");
        assertThat(office.code(client.steps("H56-1", "H56-1"))).isEqualTo("0");
    }

    @Test
    void an_update_and_a_step_of_an_unknown_dossier_are_refused_and_not_kept() {
        assertThat(office.call(client.update("H56-1")).get("message").asText())
                .isEqualTo("Hồ sơ H56-1 chưa tồn tại, hãy thêm mới trước");
        assertThat(office.code(client.steps("H56-1"))).isEqualTo("4");
        assertThat(office.deliveries()).isEmpty();
    }

    @Test
    void a_step_alone_makes_no_dossier() {
        office.call(client.create("H56-1"));
        office.call(client.dossiers("True", "99", "H56-1"));

        assertThat(office.code(client.steps("H56-2"))).isEqualTo("4");
    }

    @Test
    void a_source_that_was_at_the_portal_before_may_update_what_the_hub_has_never_seen() {
        Source adopted = new Source(
                "thanh-hoa", "drop-in", Map.of("username", "donvi_mau", "agency", "H56", "unknown", "accept"));
        office.close();
        office = new Office(directory, adopted);
        client = new Office.Client(office.login(), "H56");

        assertThat(office.code(client.steps("H56-1"))).isEqualTo("0");
        assertThat(office.code(client.update("H56-1"))).isEqualTo("0");
        assertThat(office.code(client.create("H56-1"))).isEqualTo("3");
    }

    @Test
    void a_batch_is_taken_whole_or_not_at_all() {
        office.call(client.create("H56-1"));

        JsonNode answer = office.call(client.create("H56-2", "H56-1", "H56-3"));

        assertThat(answer.get("message").asText()).isEqualTo("Hồ sơ H56-1 đã tồn tại");
        assertThat(office.code(client.update("H56-2"))).isEqualTo("4");
        assertThat(office.deliveries()).hasSize(1);
    }

    @Test
    void a_dossier_twice_in_one_create_exists_the_second_time() {
        assertThat(office.code(client.create("H56-1", "H56-2", "H56-1"))).isEqualTo("3");
        assertThat(office.deliveries()).isEmpty();
    }

    @Test
    void a_create_whose_answer_was_lost_succeeds_again_even_with_a_new_session_and_is_kept_once() {
        office.call(client.create("H56-1"));
        Office.Client again = new Office.Client(office.login(), client.madonvi());

        assertThat(office.code(client.create("H56-1"))).isEqualTo("0");
        assertThat(office.code(again.create("H56-1"))).isEqualTo("0");
        office.normalise();
        assertThat(office.code(again.create("H56-1"))).isEqualTo("0");
        assertThat(office.deliveries()).hasSize(1);
    }

    @Test
    void a_create_repeated_after_another_delivery_exists() {
        office.call(client.create("H56-1"));
        office.call(client.create("H56-2"));

        assertThat(office.code(client.create("H56-1"))).isEqualTo("3");
    }

    @Test
    void an_agency_below_the_account_may_write_and_another_may_not() {
        assertThat(office.code(new Office.Client(client.session(), "000.17.22.H56").create("H56-1")))
                .isEqualTo("0");
        assertThat(office.code(new Office.Client(client.session(), "H56.22.17").create("H56-2")))
                .isEqualTo("0");
        for (String foreign : new String[] {"H57", "000.00.00.H5", "G12", "...", "H56".repeat(20)}) {
            assertThat(office.code(new Office.Client(client.session(), foreign).create("H56-3")))
                    .as(foreign)
                    .isEqualTo("6");
        }
        assertThat(office.deliveries()).hasSize(2);
    }

    @Test
    void what_only_normalising_finds_becomes_a_problem_and_the_dossier_may_be_created_again() {
        assertThat(office.code(client.dossiers("False", "99", "H56-1"))).isEqualTo("0");
        office.normalise();

        assertThat(office.ledger.totals().openProblems()).isEqualTo(1);
        assertThat(office.code(client.create("H56-1"))).isEqualTo("0");
    }

    @Test
    void a_journal_that_cannot_take_it_asks_for_the_same_call_again() {
        office.journal.close();

        Answer answer = office.dropIn.service(Payload.ofText(client.create("H56-1")), "application/json");

        assertThat(answer.httpStatus()).isEqualTo(503);
        assertThat(answer.retryAfterSeconds()).isPositive();
        assertThat(Office.json(answer).get("error_code").asText()).isEqualTo("-1");
    }

    @Test
    void a_refused_journal_leaves_the_dossier_free_for_the_next_call() {
        office.journal.close();
        office.call(client.create("H56-1"));
        office.restart();
        client = new Office.Client(office.login(), "H56");

        assertThat(office.code(client.create("H56-1"))).isEqualTo("0");
    }

    @Test
    void while_the_disk_hangs_the_sender_is_asked_again_and_the_dossier_stays_closed_to_others() {
        office.with(DropInSettings.DEFAULT.withPatience(Duration.ofMillis(50))).behind(SlowJournal::new);
        client = new Office.Client(office.login(), "H56");

        assertThat(office.call(client.create("H56-1")).get("message").asText()).contains("[journal-slow]");
        assertThat(office.call(client.create("H56-1", "H56-2")).get("message").asText())
                .contains("[dossier-busy]");
        ((SlowJournal) office.journal).gate.complete(null);

        assertThat(office.code(client.create("H56-1", "H56-2"))).isEqualTo("3");
        assertThat(office.code(client.create("H56-1"))).isEqualTo("0");
        assertThat(office.deliveries()).hasSize(1);
    }

    @Test
    void more_than_memory_may_hold_waits_for_the_ledger() {
        office.with(DropInSettings.DEFAULT.withAwaiting(2));
        client = new Office.Client(office.login(), "H56");
        office.call(client.create("H56-1", "H56-2"));

        Answer full = office.dropIn.service(Payload.ofText(client.create("H56-3")), "application/json");
        assertThat(full.httpStatus()).isEqualTo(503);
        office.normalise();
        assertThat(office.code(client.create("H56-3"))).isEqualTo("0");
    }
}
