package vn.lienthong.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.AgencyCode;
import vn.lienthong.dossier.Call;
import vn.lienthong.dossier.CallFacts;
import vn.lienthong.dossier.DossierNumber;
import vn.lienthong.dossier.MainStatus;
import vn.lienthong.dossier.Outcome;
import vn.lienthong.dossier.Step;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Journal;
import vn.lienthong.journal.JournalSettings;
import vn.lienthong.journal.Kind;
import vn.lienthong.journal.Payload;
import vn.lienthong.journal.SegmentJournal;
import vn.lienthong.time.Hands;

class PortalTest {
    private final Hands clock = new Hands(Instant.parse("2026-11-22T05:00:00Z"));

    @TempDir
    Path directory;

    private Journal journal;
    private PortalEnd end;
    private Portal portal;

    @BeforeEach
    void open() {
        journal = SegmentJournal.open(directory, JournalSettings.defaults());
        end = new PortalEnd();
        portal = new Portal(end.settings(), journal, new JdkWire(), clock);
    }

    @AfterEach
    void close() {
        end.close();
        journal.close();
    }

    @Test
    void a_delivery_leaves_a_request_and_its_answer() {
        Delivery delivery = portal.deliver(Dossiers.create());

        assertThat(story()).containsExactly("REQUEST CREATE", "ANSWER 1 DONE 0");
        assertThat(delivery).isEqualTo(new Delivery.Sent(1, 2, done()));
        assertThat(end.calls.get(0).getString("session")).isEqualTo("session-1");
        assertThat(end.calls.get(0).getString("path")).isEqualTo("/write");
        assertThat(end.calls.get(0).getString("dst")).isEqualTo("VN:GOV:DVCQG");
    }

    @Test
    void the_journal_holds_what_was_sent_without_session_and_password() {
        portal.deliver(Dossiers.create());

        JsonObject kept = new JsonObject(entries().get(0).payload().text());
        JsonObject sent = end.calls.get(0);
        assertThat(kept.getString("session")).isEmpty();
        assertThat(kept.getJsonArray("data")).isEqualTo(sent.getJsonArray("data"));
        assertThat(entries()).allSatisfy(entry -> assertThat(entry.payload().text() + entry.facts())
                .doesNotContain("mat-khau-mau")
                .doesNotContain("session-1"));
    }

    @Test
    void a_text_that_goes_out_shorter_than_it_is_stands_in_the_requests_facts_and_whole_ones_do_not() {
        Step long60 = new Step(
                Dossiers.at("20261012093000"), MainStatus.RECEIVED, "Ă".repeat(60), null, null, "x", null, null, true);
        portal.deliver(Dossiers.create());
        portal.deliver(Dossiers.stepsCall(long60));

        assertThat(entries().get(0).facts()).doesNotContainKey("cut");
        assertThat(entries().get(2).facts().get("cut"))
                .isEqualTo(Dossiers.FIRST.value() + "#1 NguoiXuLy 60>50")
                .doesNotContain("Ă");
    }

    @Test
    void the_ledger_can_read_the_call_from_the_journal() {
        portal.deliver(Dossiers.create());

        Entry request = entries().get(0);
        assertThat(request.party()).isEqualTo(Dossiers.CREDENTIAL);
        assertThat(CallFacts.readRequest(request.facts()))
                .isEqualTo(new CallFacts.Asked(
                        Call.Service.CREATE, List.of(new CallFacts.Item(Dossiers.FIRST, 0, Dossiers.sent(7, 1)))));
        assertThat(CallFacts.readAnswer(entries().get(1).facts())).isEqualTo(new CallFacts.Answered(1, done(), 200));
        assertThat(entries().get(1).payload().text()).isEqualTo(PortalEnd.FINE);
    }

    @Test
    void look_ups_go_to_the_sharing_path() {
        end.script.add("{\"error_code\":0,\"result\":[{\"TrangThaiHoSo\":\"4\"}]}");

        Outcome outcome = portal.deliver(Dossiers.lookUp()).outcome();

        assertThat(outcome.kind() + " " + outcome.code()).isEqualTo("FOUND 4");
        assertThat(end.calls.get(0).getString("path")).isEqualTo("/read");
    }

    @Test
    void an_expired_session_is_renewed_once_and_the_call_repeated_with_entries_of_its_own() {
        portal.deliver(Dossiers.create());
        end.expireSessions();

        Delivery delivery = portal.deliver(Dossiers.update(Dossiers.received()));

        assertThat(story())
                .containsExactly(
                        "REQUEST CREATE",
                        "ANSWER 1 DONE 0",
                        "REQUEST UPDATE",
                        "ANSWER 3 POSTPONED -1",
                        "REQUEST UPDATE",
                        "ANSWER 5 DONE 0");
        assertThat(delivery).isEqualTo(new Delivery.Sent(5, 6, done()));
        assertThat(CallFacts.readAnswer(entries().get(3).facts()).outcome().retryAfter())
                .as("the ledger stays off the dossier while the call is repeated")
                .isEqualTo(end.settings().timeout());
    }

    @Test
    void a_session_that_is_refused_twice_postpones_the_call() {
        String refused = "{\"error_code\":-1,\"message\":\"Phiên làm việc đã hết hạn\"}";
        end.script.addAll(List.of(refused, refused));

        Delivery delivery = portal.deliver(Dossiers.create());

        assertThat(delivery.outcome().kind()).isEqualTo(Outcome.Kind.POSTPONED);
        assertThat(end.calls).hasSize(2);
        assertThat(end.logins).hasValue(2);
    }

    @Test
    void an_expired_session_with_a_failing_login_waits_for_the_login_and_no_longer() {
        portal.deliver(Dossiers.create());
        end.expireSessions();
        end.loginAnswer = "<html>bảo trì</html>";

        Delivery delivery = portal.deliver(Dossiers.create());

        assertThat(story().subList(2, 4)).containsExactly("REQUEST CREATE", "ANSWER 3 POSTPONED -1");
        assertThat(delivery.outcome().retryAfter()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void a_refused_login_sends_nothing_writes_nothing_and_is_not_tried_again_at_once() {
        end.loginAnswer = "{\"session\":\"\",\"error_code\":5,\"message\":\"Sai mật khẩu\"}";

        Delivery first = portal.deliver(Dossiers.create());
        clock.turn(Duration.ofSeconds(3));
        Delivery second = portal.deliver(Dossiers.create());
        clock.turn(Duration.ofSeconds(3));
        portal.deliver(Dossiers.create());

        assertThat(first).isInstanceOf(Delivery.NotSent.class);
        assertThat(first.outcome().retryAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(second.outcome().retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(end.logins).hasValue(2);
        assertThat(journal.last()).isZero();
    }

    @Test
    void behind_a_failed_login_nobody_waits_for_an_hour_that_the_clock_has_left() {
        end.loginAnswer = "<html>bảo trì</html>";
        portal.deliver(Dossiers.create());
        clock.turn(Duration.ofHours(-1));

        assertThat(portal.deliver(Dossiers.create()).outcome().retryAfter()).isEqualTo(Duration.ofSeconds(5));
        clock.turn(Duration.ofSeconds(6));
        end.loginAnswer = null;
        assertThat(portal.deliver(Dossiers.create()).outcome()).isEqualTo(done());
    }

    @Test
    void a_login_that_went_well_ends_what_a_failed_one_before_it_began_wherever_the_clock_goes() {
        end.loginAnswer = "<html>bảo trì</html>";
        portal.deliver(Dossiers.create());
        clock.turn(Duration.ofSeconds(6));
        end.loginAnswer = null;
        portal.deliver(Dossiers.create());
        clock.turn(Duration.ofSeconds(-6));
        end.expireSessions();

        assertThat(portal.deliver(Dossiers.create()).outcome()).isEqualTo(done());
    }

    @Test
    void a_login_without_a_session_is_no_login() {
        end.loginAnswer = "{\"error_code\":0,\"message\":\"OK\"}";

        assertThat(portal.deliver(Dossiers.create())).isInstanceOf(Delivery.NotSent.class);
    }

    @Test
    void sixteen_lanes_log_in_once() throws Exception {
        end.loginDelayMillis = 100;

        assertThat(deliverAtOnce(16)).containsOnly(Outcome.Kind.DONE);
        assertThat(end.logins).hasValue(1);
        assertThat(end.calls).hasSize(16);
    }

    @Test
    void sixteen_lanes_with_an_expired_session_log_in_once_more() throws Exception {
        portal.deliver(Dossiers.create());
        end.expireSessions();
        int before = end.logins.get();
        end.loginDelayMillis = 100;

        assertThat(deliverAtOnce(16)).containsOnly(Outcome.Kind.DONE);
        assertThat(end.logins).hasValue(before + 1);
    }

    @Test
    void sixteen_lanes_share_one_failed_login() throws Exception {
        end.loginAnswer = "<html>bảo trì</html>";

        assertThat(deliverAtOnce(16)).containsOnly(Outcome.Kind.POSTPONED);
        assertThat(end.logins).hasValue(1);
    }

    @Test
    void a_dropped_connection_is_unknown() {
        end.script.add("drop");

        assertThat(portal.deliver(Dossiers.create()).outcome().kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(story()).containsExactly("REQUEST CREATE", "ANSWER 1 UNKNOWN ");
        assertThat(CallFacts.readAnswer(entries().get(1).facts()).http()).isZero();
    }

    @Test
    void a_refused_connection_was_certainly_not_a_call() throws IOException {
        portal.deliver(Dossiers.create());
        end.close();

        assertThat(portal.deliver(Dossiers.create()).outcome().kind()).isEqualTo(Outcome.Kind.POSTPONED);
        assertThat(story().get(3)).isEqualTo("ANSWER 3 POSTPONED ");
    }

    @Test
    void an_unreachable_portal_at_the_login_writes_nothing() throws IOException {
        Portal lost = new Portal(at(freePort()), journal, new JdkWire(), clock);

        assertThat(lost.deliver(Dossiers.create())).isInstanceOf(Delivery.NotSent.class);
        assertThat(journal.last()).isZero();
    }

    @Test
    void whatever_the_wire_throws_after_sending_is_unknown() {
        Wire throwing = request -> {
            if (request.url().getPath().equals("/login")) {
                return new JdkWire().send(request);
            }
            throw new IllegalStateException("wrapped", new SocketTimeoutException("Read timed out"));
        };

        Outcome outcome = new Portal(end.settings(), journal, throwing, clock)
                .deliver(Dossiers.create())
                .outcome();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        assertThat(outcome.message()).isEqualTo("SocketTimeoutException: Read timed out");
    }

    @Test
    void the_intent_is_durable_before_the_call() {
        List<Long> lastAtCall = new ArrayList<>();
        Wire watching = request -> {
            lastAtCall.add(journal.last());
            return new JdkWire().send(request);
        };

        new Portal(end.settings(), journal, watching, clock).deliver(Dossiers.create());

        assertThat(lastAtCall).containsExactly(0L, 1L);
    }

    @Test
    void without_a_journal_nothing_is_sent() {
        portal.deliver(Dossiers.create());
        journal.close();

        Delivery delivery = portal.deliver(Dossiers.create());

        assertThat(delivery).isInstanceOf(Delivery.NotSent.class);
        assertThat(delivery.outcome().code()).isEqualTo("journal-closed");
        assertThat(end.calls).hasSize(1);
    }

    @Test
    void an_intent_found_without_an_answer_becomes_unknown() {
        portal.orphan(48213, Dossiers.CREDENTIAL);

        assertThat(story()).containsExactly("ANSWER 48213 UNKNOWN ");
        assertThat(entries().get(0).at()).isEqualTo(clock.instant());
    }

    @Test
    void a_catalogue_service_is_asked_with_a_fresh_session_and_leaves_nothing_in_the_journal() {
        portal.ask(Dossiers.CREDENTIAL, "LayDanhMucLinhVuc", Map.of());
        end.expireSessions();

        assertThat(portal.ask(Dossiers.CREDENTIAL, "LayThuTuc", Map.of("maTTHC", "2.000815")))
                .contains(Payload.ofText(PortalEnd.FINE));
        JsonObject call = end.calls.get(2);
        assertThat(call.getString("service") + " " + call.getString("maTTHC") + " " + call.getString("path"))
                .isEqualTo("LayThuTuc 2.000815 /read");
        assertThat(journal.last()).isZero();
    }

    @Test
    void a_catalogue_service_that_refuses_gives_nothing() {
        end.script.add("{\"error_code\":9,\"message\":\"thành công\"}");

        assertThat(portal.ask(Dossiers.CREDENTIAL, "LayThuTuc", Map.of())).isEmpty();
    }

    @Test
    void a_call_for_an_unknown_credential_is_not_sent() {
        Call stranger = new Call(
                "H01",
                Call.Service.LOOK_UP,
                List.of(new Call.Item(new DossierNumber("n"), Dossiers.sent(0, 0), null, null, 0)));

        assertThat(portal.deliver(stranger).outcome().code()).isEqualTo("no-credential");
    }

    private List<Outcome.Kind> deliverAtOnce(int lanes) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(lanes);
        try {
            List<Future<Delivery>> deliveries = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                deliveries.add(pool.submit(() -> portal.deliver(Dossiers.create())));
            }
            List<Outcome.Kind> kinds = new ArrayList<>();
            for (Future<Delivery> delivery : deliveries) {
                kinds.add(delivery.get(20, TimeUnit.SECONDS).outcome().kind());
            }
            return kinds;
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Entry> entries() {
        return journal.list(0, 1000, Long.MAX_VALUE);
    }

    @Test
    void a_call_that_a_bug_keeps_from_being_written_is_told_the_ledger_as_refused_and_nothing_is_sent() {
        Call.Item empty = new Call.Item(Dossiers.FIRST, Dossiers.sent(1, 0), null, null, 0);

        portal.deliver(new Call(Dossiers.CREDENTIAL, Call.Service.CREATE, List.of(empty)));

        assertThat(story()).containsExactly("REQUEST CREATE", "ANSWER 1 REFUSED hub-error");
        assertThat(CallFacts.readAnswer(entries().get(1).facts()).outcome().isNotSayable())
                .isTrue();
        assertThat(entries().get(0).payload().size()).isZero();
        assertThat(end.calls).isEmpty();
    }

    private List<String> story() {
        return entries().stream().map(PortalTest::tell).toList();
    }

    private static String tell(Entry entry) {
        if (entry.kind() == Kind.REQUEST) {
            return "REQUEST " + CallFacts.readRequest(entry.facts()).service();
        }
        CallFacts.Answered answered = CallFacts.readAnswer(entry.facts());
        return "ANSWER " + answered.request() + " " + answered.outcome().kind() + " "
                + answered.outcome().code();
    }

    private static Outcome done() {
        return new Outcome(Outcome.Kind.DONE, "0", "", Duration.ZERO);
    }

    private static PortalSettings at(int port) {
        return PortalSettings.of(
                URI.create("http://127.0.0.1:" + port), "login", "w", "r", List.of(credential(Dossiers.CREDENTIAL)));
    }

    private static PortalCredential credential(String madonvi) {
        return new PortalCredential(new AgencyCode(madonvi), "mau", "mau");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
