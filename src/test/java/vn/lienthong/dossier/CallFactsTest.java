package vn.lienthong.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallFactsTest {
    @Test
    void a_request_reads_as_it_was_written() {
        Call call =
                new Call("H56", Call.Service.STEPS, List.of(item("A-1", 0, 1), item("tab\there \\t and\nline", 0, 2)));

        CallFacts.Asked asked = CallFacts.readRequest(CallFacts.ofRequest(call));

        assertThat(asked.service()).isEqualTo(Call.Service.STEPS);
        assertThat(asked.items())
                .containsExactly(
                        new CallFacts.Item(new DossierNumber("A-1"), 1, sent(0)),
                        new CallFacts.Item(new DossierNumber("tab\there \\t and\nline"), 2, sent(0)));
    }

    @Test
    void an_answer_reads_as_it_was_written() {
        CallFacts.Answered answered = new CallFacts.Answered(
                48213, new Outcome(Outcome.Kind.EXISTS, "3", "đã tồn tại", Duration.ofSeconds(7)), 200);

        assertThat(CallFacts.readAnswer(CallFacts.ofAnswer(answered))).isEqualTo(answered);
    }

    @Test
    void the_stored_form_does_not_change() {
        Call call = new Call("H56", Call.Service.CREATE, List.of(item("A-1", 3, 0)));

        assertThat(CallFacts.ofRequest(call))
                .isEqualTo(
                        Map.of("service", "CREATE", "items", "A-1\t0\t48213:7 3 4 0000000000000001fffffffffffffffe"));
    }

    @Test
    void a_missing_fact_is_named() {
        assertThatThrownBy(() -> CallFacts.readRequest(Map.of("service", "CREATE")))
                .hasMessageContaining("Expected the fact 'items'");
    }

    private static Call.Item item(String number, int news, int ordinal) {
        return new Call.Item(new DossierNumber(number), sent(news), null, null, ordinal);
    }

    private static Sent sent(int news) {
        return new Sent(new Version(48213, 7), news, 4, new Fingerprint(1, -2));
    }
}
