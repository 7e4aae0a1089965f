package vn.lienthong.asking;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A source system over HTTP: a real server whose answers a test writes, and that remembers what it was asked. */
final class ListServer implements AutoCloseable {
    /** What it was asked. */
    record Asked(String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
        int number(String name) {
            return Integer.parseInt(query.get(name));
        }
    }

    /** What it says. */
    record Said(int status, String type, String body, Map<String, String> headers) {
        static Said json(String body) {
            return new Said(200, "application/json", body, Map.of());
        }

        static Said status(int status) {
            return new Said(status, "text/plain", "no", Map.of());
        }

        Said with(String header, String value) {
            return new Said(status, type, body, Map.of(header, value));
        }
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    ListServer(Function<Asked, Said> habit) throws Exception {
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.body().onSuccess(body -> {
                    Asked question = question(request, body.toString(StandardCharsets.UTF_8));
                    asked.add(question);
                    answer(request, habit.apply(question));
                }));
        server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    private static Asked question(HttpServerRequest request, String body) {
        Map<String, String> query = new TreeMap<>();
        request.params().forEach(query::put);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach(headers::put);
        return new Asked(request.method().name(), request.path(), query, headers, body);
    }

    private static void answer(HttpServerRequest request, Said said) {
        request.response().setStatusCode(said.status()).putHeader("Content-Type", said.type());
        said.headers().forEach(request.response()::putHeader);
        request.response().end(said.body());
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
