package vn.lienthong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.sandbox.SandboxSettings.SuccessStyle;

/** Every fault as a real client meets it; each is ordered over HTTP, as a person would. */
class SandboxFaultsTest {
    private static final String DOOR = "/adapter/integration";
    private Sandbox sandbox;
    private Client client;

    @BeforeEach
    void start() {
        start(SandboxSettings.defaults());
    }

    private void start(SandboxSettings settings) {
        sandbox = Sandbox.start(settings.withSuccessStyle(SuccessStyle.STRING));
        client = Client.loggedIn(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private ObjectNode row(int n) {
        return Client.dossier(Client.number(n));
    }

    private String create(int n) {
        return client.dossiers("False", row(n)).toString();
    }

    @Test
    void refused_calls_carry_an_error_code_and_change_nothing() {
        client.order("{\"refuseNext\": 2}");
        assertThat(client.create(row(1)).path("error_code").asText()).isEqualTo("99");
        assertThat(client.create(row(1)).path("error_code").asText()).isEqualTo("99");
        assertThat(client.create(row(1)).path("error_code").asText()).isEqualTo("0");
        assertThat(sandbox.report().refusalsByReason()).containsEntry("BUSY", 2L);
    }

    @Test
    void a_watcher_is_told_what_takes_effect_and_nothing_else() {
        List<SandboxApplied> told = new ArrayList<>();
        sandbox.watch(told::add);
        client.create(row(1));
        client.order("{\"dropBeforeNext\": 1}");
        assertThatThrownBy(() -> client.send(DOOR, create(2))).isInstanceOf(CompletionException.class);
        client.order("{\"dropAfterNext\": 1}");
        assertThatThrownBy(() -> client.send(DOOR, create(3))).isInstanceOf(CompletionException.class);
        client.create(row(1));
        client.update(row(1));
        client.steps(Client.step(Client.number(1), "20261012090000", "2"));
        client.steps(Client.step(Client.number(1), "20261012090000", "2"));

        assertThat(told)
                .extracting(one -> one.kind() + " " + one.number() + (one.repeat() ? " again" : ""))
                .containsExactly(
                        "CREATE " + Client.number(1),
                        "CREATE " + Client.number(3),
                        "UPDATE " + Client.number(1),
                        "STEPS " + Client.number(1),
                        "STEPS " + Client.number(1) + " again");
        assertThat(told.get(0).record()).contains(Client.number(1));
        await().untilAsserted(() -> assertThat(sandbox.open()).isZero());
    }

    @Test
    void a_percentage_strikes_the_same_calls_again_for_the_same_seed() {
        List<String> first = refusalsOfForty();
        sandbox.close();
        start();
        assertThat(refusalsOfForty()).isEqualTo(first).contains("99", "0");
    }

    private List<String> refusalsOfForty() {
        client.order("{\"refusePercent\": 30}");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            codes.add(client.lookUp(Client.number(i)).path("error_code").asText());
        }
        return codes;
    }

    @Test
    void an_error_page_is_html_and_nothing_was_applied() {
        client.order("{\"htmlNext\": 1}");
        HttpResponse<String> bad = client.send(DOOR, create(1));
        assertThat(bad.statusCode()).isEqualTo(502);
        assertThat(bad.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        client.order("{\"htmlPercent\": 100, \"htmlStatus\": 500}");
        assertThat(client.send(DOOR, create(1)).statusCode()).isEqualTo(500);
        assertThat(sandbox.report().dossiers()).isZero();
        assertThat(sandbox.report().faulted()).isEqualTo(2);
    }

    @Test
    void a_connection_dropped_before_applying_leaves_nothing() {
        client.order("{\"dropBeforeNext\": 1}");
        assertThatThrownBy(() -> client.send(DOOR, create(1))).hasCauseInstanceOf(IOException.class);
        assertThat(client.lookUp(Client.number(1)).path("result")).isEmpty();
        assertThat(sandbox.report().faultsByKind()).containsEntry("dropBefore", 1L);
    }

    @Test
    void a_connection_dropped_after_applying_leaves_everything() {
        client.order("{\"dropAfterPercent\": 100, \"services\": [\"DongBoHoSoMC\"]}");
        assertThatThrownBy(() -> client.send(DOOR, create(1))).hasCauseInstanceOf(IOException.class);
        assertThat(client.lookUp(Client.number(1)).path("result")).hasSize(1);
        SandboxCall call = sandbox.calls(2).get(0);
        assertThat(call.outcome() + " " + call.fault()).isEqualTo("OK dropAfter");
        client.clearFaults();
        assertThat(client.create(row(1)).path("error_code").asText()).isEqualTo("3");
    }

    @Test
    void all_sessions_can_be_ended_at_once() {
        client.order("{\"expireSessions\": true}");
        assertThat(client.create(row(1)).path("error_code").asInt()).isEqualTo(-1);
        assertThat(client.login().create(row(1)).path("error_code").asText()).isEqualTo("0");
    }

    @Test
    void while_it_is_down_connections_are_closed_at_once_and_questions_still_answered() {
        client.order("{\"downSeconds\": 1}");
        assertThatThrownBy(() -> client.send(DOOR, create(1))).hasCauseInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.send("/adapter/login", "{}")).hasCauseInstanceOf(IOException.class);
        assertThat(client.ask("/sandbox/report")
                        .path("faultsByKind")
                        .path("down")
                        .asInt())
                .isEqualTo(2);
        assertThat(sandbox.report().calls()).as("only the login before").isEqualTo(1);
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptionsInstanceOf(CompletionException.class)
                .until(() -> client.send(DOOR, create(1)).statusCode() == 200);
        assertThat(sandbox.report().dossiers()).isEqualTo(1);
    }

    @Test
    void a_poisoned_record_spoils_every_batch_it_is_in_and_is_not_named() {
        client.order("{\"poison\": [\"" + Client.number(2) + "\"]}");
        JsonNode answer = client.create(row(1), row(2), row(3));
        assertThat(answer.path("error_code").asText()).isEqualTo("5");
        assertThat(answer.toString()).doesNotContain(Client.number(2));
        assertThat(client.create(row(1), row(3)).path("error_code").asText()).isEqualTo("0");
        client.order("{\"poison\": []}");
        assertThat(client.create(row(2)).path("error_code").asText()).isEqualTo("0");
    }

    @Test
    void a_late_answer_comes_after_an_effect_that_was_at_once() {
        client.order("{\"latencyMillis\": 300, \"latencyJitterMillis\": 50, \"services\": [\"DongBoHoSoMC\"]}");
        long before = System.nanoTime();
        CompletableFuture<HttpResponse<String>> answer = client.later(DOOR, create(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> sandbox.report().dossiers() == 1);
        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void an_answer_byte_by_byte_is_slow_and_whole() {
        client.order("{\"slowMillisPerByte\": 5}");
        long before = System.nanoTime();
        HttpResponse<String> answer = client.send(DOOR, create(1));
        assertThat(Client.read(answer).path("message").asText()).isEqualTo("Đồng bộ hồ sơ thành công");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }

    @Test
    void calls_over_the_rate_are_told_when_to_come_back() {
        client.order("{\"ratePerSecond\": 1, \"retryAfterSeconds\": 7}");
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(client.send(DOOR, create(i)));
        }
        HttpResponse<String> refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
        long taken = answers.stream().filter(a -> a.statusCode() == 200).count();
        assertThat(sandbox.report().dossiers()).isEqualTo(taken).isPositive();
    }

    @Test
    void a_call_held_before_applying_has_no_effect_until_it_is_released() {
        client.order("{\"holdBeforeNext\": 1}");
        CompletableFuture<HttpResponse<String>> answer = client.later(DOOR, create(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> sandbox.held() == 1);
        assertThat(sandbox.report())
                .extracting(SandboxReport::inFlight, SandboxReport::dossiers)
                .containsExactly(1L, 0L);
        assertThat(client.order("{\"release\": true}").path("held").asInt()).isZero();
        assertThat(Client.read(answer.join()).path("error_code").asText()).isEqualTo("0");
        assertThat(sandbox.report().dossiers()).isEqualTo(1);
    }

    @Test
    void a_call_held_after_applying_has_its_effect_and_no_answer() {
        client.order("{\"holdAfterNext\": 1}");
        CompletableFuture<HttpResponse<String>> answer = client.later(DOOR, create(1));
        await().atMost(Duration.ofSeconds(10)).until(() -> sandbox.held() == 1);
        assertThat(sandbox.report().dossiers()).isEqualTo(1);
        assertThat(answer).isNotDone();
        client.clearFaults();
        assertThat(answer.join().statusCode()).isEqualTo(200);
    }

    @Test
    void a_held_call_whose_caller_died_is_never_applied() throws IOException {
        client.order("{\"holdBeforeNext\": 1}");
        try (Socket dying = new Socket("127.0.0.1", sandbox.port())) {
            byte[] body = create(1).getBytes(StandardCharsets.UTF_8);
            String head =
                    "POST " + DOOR + " HTTP/1.1\r\nHost: portal\r\nContent-Type: application/json\r\nContent-Length: ";
            dying.getOutputStream().write((head + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            dying.getOutputStream().write(body);
            await().atMost(Duration.ofSeconds(10)).until(() -> sandbox.held() == 1);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> sandbox.callersGone() == 1);
        sandbox.release();
        await().atMost(Duration.ofSeconds(10)).until(() -> sandbox.report().faulted() == 1);
        assertThat(sandbox.report().dossiers()).isZero();
    }

    @Test
    void faults_can_be_in_force_from_the_start() {
        sandbox.close();
        start(SandboxSettings.defaults().withFault(Fault.REFUSE_NEXT, 1).withPoison(List.of(Client.number(1))));
        assertThat(client.create(row(2)).path("error_code").asText()).isEqualTo("99");
        assertThat(client.create(row(1)).path("error_code").asText()).isEqualTo("5");
        assertThat(client.create(row(2)).path("error_code").asText()).isEqualTo("0");
    }

    @Test
    void a_wrong_order_says_what_is_known_and_changes_nothing() {
        JsonNode answer = client.order("{\"refuseNext\": 3, \"latency\": 5}");
        assertThat(answer.path("error").asText()).contains("latencyMillis").contains("but found 'latency'");
        assertThat(client.order("{\"refusePercent\": 101}").path("error").asText())
                .contains("between 0 and 100");
        assertThat(client.order("{\"refuseNext\": \"3\"}").path("error").asText())
                .contains("whole number");
        assertThat(client.send("/sandbox/faults", "nonsense").statusCode()).isEqualTo(400);
        assertThat(client.ask("/sandbox/faults").path("refuseNext").asInt()).isZero();
    }

    @Test
    void the_page_shows_figures_and_switches_in_both_languages() {
        client.create(row(1));
        String page = client.get("/sandbox/").body();
        assertThat(page).contains("Cổng Dịch vụ công quốc gia giả lập", "<td id=\"f-dossiers\">1</td>");
        String english = client.get("/sandbox/?lang=en").body();
        assertThat(english).contains("Sandbox of the National Public Service Portal");
        for (Fault fault : Fault.values()) {
            assertThat(page).contains("id=\"" + fault.key() + "\"").contains(fault.vietnamese());
            assertThat(english).contains(fault.english());
        }
    }
}
