package vn.lienthong.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.hub.HubHere;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;

/** An endless answer does not fill the memory: it is cut, its outcome unknown, and the call ends. */
class APortalThatNeverEndsItsAnswerTest {
    @TempDir
    private Path folder;

    @Test
    void the_answer_is_cut_at_the_limit_and_its_outcome_is_unknown_for_a_named_reason() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            int port = vertx.createHttpServer()
                    .requestHandler(APortalThatNeverEndsItsAnswerTest::answer)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS)
                    .actualPort();
            Workplace place =
                    Workplace.at(folder, "http://127.0.0.1:" + port).impatient().with("portal.answer-mib", "1");
            try (HubHere hub = HubHere.start(place.home)) {
                String key = hub.keys().issue(Workplace.SOURCE);
                Post.records(hub.address(), key, Records.array(List.of(Records.record(1, 4))));
                Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                                hub.journal().list(0, 1_000, Long.MAX_VALUE))
                        .filteredOn(entry -> entry.kind() == Kind.ANSWER)
                        .isNotEmpty());
                Entry answer = hub.journal().list(0, 1_000, Long.MAX_VALUE).stream()
                        .filter(entry -> entry.kind() == Kind.ANSWER)
                        .findFirst()
                        .orElseThrow();
                assertThat(answer.facts())
                        .containsEntry("outcome", "UNKNOWN")
                        .containsEntry("code", "answer-too-large");
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (request.path().endsWith("/login")) {
            response.end("{\"session\":\"s\",\"error_code\":0,\"message\":\"OK\"}");
            return;
        }
        response.setChunked(true);
        response.exceptionHandler(gone -> {});
        more(response);
    }

    private static void more(HttpServerResponse response) {
        if (response.closed()) {
            return;
        }
        response.write("x".repeat(64 * 1024)).onSuccess(written -> more(response));
    }
}
