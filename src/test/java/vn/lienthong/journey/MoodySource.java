package vn.lienthong.journey;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A source system over HTTP whose answer can be changed while it runs. */
final class MoodySource implements AutoCloseable {
    /** One way to answer. */
    record Mood(int status, String type, Buffer body) {}

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile Mood mood;

    MoodySource(Mood first) throws Exception {
        mood = first;
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> {
                    Mood now = mood;
                    request.response()
                            .setStatusCode(now.status())
                            .putHeader("Content-Type", now.type())
                            .end(now.body());
                    asked.incrementAndGet();
                });
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    void set(Mood next) {
        mood = next;
        asked.set(0);
    }

    /** How often it was asked in this mood. */
    int asked() {
        return asked.get();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/dossiers";
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
