package vn.lienthong.demo;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A hub that keeps what it was sent and answers as it is told: what a source sees on the other side of the wire. */
final class RecordingHub implements AutoCloseable {
    record Received(String path, String query, String apiKey, String contentType, String body) {}

    /** Decides an answer. Status 0 drops the connection without one. */
    interface Answering {
        Reply to(Received received, int serial);
    }

    record Reply(int status, String body, String retryAfter) {
        static Reply ok(String body) {
            return new Reply(200, body, "");
        }

        static final Reply DROPPED = new Reply(0, "", "");
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicReference<Answering> answering = new AtomicReference<>((r, i) -> new Reply(202, "{}", ""));

    RecordingHub() {
        server = vertx.createHttpServer()
                .requestHandler(this::keep)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    HubDoor door() {
        return new HubDoor(base(), "key-of-the-test");
    }

    void answer(Answering answers) {
        answering.set(answers);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    List<String> bodies() {
        return received.stream().map(Received::body).toList();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void keep(HttpServerRequest request) {
        request.body().onSuccess(bytes -> {
            Received one = new Received(
                    request.path(),
                    request.query() == null ? "" : request.query(),
                    request.getHeader("X-API-Key"),
                    request.getHeader("Content-Type"),
                    bytes.toString(StandardCharsets.UTF_8));
            received.add(one);
            Reply reply = answering.get().to(one, received.size());
            if (reply.status() == 0) {
                request.connection().close();
                return;
            }
            HttpServerResponse response = request.response().setStatusCode(reply.status());
            if (!reply.retryAfter().isEmpty()) {
                response.putHeader("Retry-After", reply.retryAfter());
            }
            response.end(reply.body());
        });
    }
}
