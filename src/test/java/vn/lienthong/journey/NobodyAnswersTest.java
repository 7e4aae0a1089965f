package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/** Servers that take a connection and say nothing, and one that takes none: the hub gives up in time, and says so (FM-21). */
class NobodyAnswersTest {
    private static final int TIMEOUT_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static final Vertx VERTX = Vertx.vertx();
    private static final List<Socket> WAITING = new ArrayList<>();
    private static ServerSocket silent;
    private static ServerSocket full;
    private static HubHere hub;

    @BeforeAll
    static void start() throws Exception {
        int portal = VERTX.createHttpServer()
                .requestHandler(request -> {
                    if (request.path().endsWith("/login")) {
                        request.response().end("{\"session\":\"s\",\"error_code\":0,\"message\":\"OK\"}");
                    }
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        InetAddress here = InetAddress.getByName("127.0.0.1");
        // The system takes connections into a queue of 50; nobody ever reads from them.
        silent = new ServerSocket(0, 50, here);
        full = new ServerSocket(0, 1, here);
        fill();
        Workplace place = Workplace.at(folder, "http://127.0.0.1:" + portal)
                .impatient()
                .with("portal.timeout-seconds", String.valueOf(TIMEOUT_SECONDS));
        place.addSource("im-lang", "opencps-thanh-hoa", polled("im-lang", silent.getLocalPort()));
        place.addSource("het-cho", "opencps-thanh-hoa", polled("het-cho", full.getLocalPort()));
        hub = HubHere.start(place.home);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        for (Socket socket : WAITING) {
            socket.close();
        }
        silent.close();
        full.close();
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Until the system answers nobody any more who wants to connect. */
    private static void fill() throws IOException {
        for (int i = 0; i < 20; i++) {
            Socket socket = new Socket();
            WAITING.add(socket);
            try {
                socket.connect(new InetSocketAddress("127.0.0.1", full.getLocalPort()), 300);
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new AssertionError("Expected the queue of connections to be full, but it takes twenty");
    }

    @Test
    void a_portal_that_takes_a_call_and_says_nothing_is_unknown_after_the_time_that_is_set() throws Exception {
        String key = hub.keys().issue(Workplace.SOURCE);
        Post.records(hub.address(), key, Records.array(List.of(Records.record(1, 4))));

        await().atMost(PATIENCE).until(() -> entries(Kind.ANSWER).findAny().isPresent());
        Entry answer = entries(Kind.ANSWER).findFirst().orElseThrow();
        Entry request = entries(Kind.REQUEST).findFirst().orElseThrow();
        assertThat(answer.facts()).containsEntry("outcome", "UNKNOWN");
        assertThat(Duration.between(request.at(), answer.at()))
                .isBetween(Duration.ofMillis(900L * TIMEOUT_SECONDS), Duration.ofSeconds(TIMEOUT_SECONDS + 4));
    }

    @Test
    void a_source_that_takes_a_question_and_says_nothing_is_named_and_asked_again() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var failed = failedLook("im-lang");
            assertThat(failed.path("code").asText()).isEqualTo("source-unreachable");
            assertThat(failed.path("times").asInt()).isGreaterThan(1);
        });
    }

    @Test
    void a_source_that_takes_no_connection_is_given_up_after_ten_seconds() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(failedLook("het-cho").path("code").asText()).isEqualTo("source-unreachable"));
    }

    private static com.fasterxml.jackson.databind.JsonNode failedLook(String source) {
        return new HubClient(hub.address())
                .get("/api/v1/sources/" + source)
                .json()
                .path("lastFailedLook");
    }

    private static java.util.stream.Stream<Entry> entries(Kind kind) {
        return hub.journal().list(0, 1_000, Long.MAX_VALUE).stream().filter(entry -> entry.kind() == kind);
    }

    private static String polled(String code, int port) {
        return Templated.route(
                code,
                "poll-http-pages",
                Map.of("url", "http://127.0.0.1:" + port + "/ho-so", "pageSize", "50", "period", "300"));
    }
}
