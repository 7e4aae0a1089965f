package vn.lienthong.portal;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienthong.dossier.AgencyCode;

/** The far end of the wire: logs in with a numbered session, and answers calls as a test tells it to. */
final class PortalEnd implements AutoCloseable {
    static final String FINE = "{\"error_code\":\"0\"}";

    final AtomicInteger logins = new AtomicInteger();
    final List<JsonObject> calls = new CopyOnWriteArrayList<>();
    /** What the next calls are told; then {@link #FINE} for the newest session, and a refusal for older ones. */
    final ConcurrentLinkedDeque<String> script = new ConcurrentLinkedDeque<>();

    volatile String loginAnswer;
    volatile long loginDelayMillis = 1;

    private final Vertx vertx = Vertx.vertx();
    private final int port;

    PortalEnd() {
        port = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    PortalSettings settings() {
        return new PortalSettings(
                PortalSettings.PROTOCOL,
                URI.create("http://127.0.0.1:" + port + "/"),
                "/login",
                "write",
                "/read",
                "VN:GOV:DVCQG",
                List.of(new PortalCredential(new AgencyCode(Dossiers.CREDENTIAL), "mau", "mat-khau-mau")),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5));
    }

    void expireSessions() {
        logins.addAndGet(1000);
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (request.path().equals("/login")) {
                login(request);
                return;
            }
            JsonObject call = body.toJsonObject().put("path", request.path()).put("dst", request.getHeader("dstcode"));
            calls.add(call);
            answer(request, call);
        });
    }

    private void login(HttpServerRequest request) {
        int number = logins.incrementAndGet();
        String answer = loginAnswer != null
                ? loginAnswer
                : "{\"session\":\"session-" + number + "\",\"error_code\":0,\"message\":\"OK\"}";
        vertx.setTimer(loginDelayMillis, id -> request.response().end(answer));
    }

    private void answer(HttpServerRequest request, JsonObject call) {
        String told = script.poll();
        if ("drop".equals(told)) {
            request.connection().close();
            return;
        }
        boolean known = call.getString("session").equals("session-" + logins.get());
        String refusal = "{\"error_code\":-1,\"message\":\"Session không hợp lệ hoặc đã hết hạn\"}";
        String otherwise = known ? FINE : refusal;
        request.response().putHeader("Content-Type", "application/json").end(told == null ? otherwise : told);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
