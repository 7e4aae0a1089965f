package vn.lienthong.witness;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.evidence.Witness;

/** A witness behind HTTP: {@code POST /add-checkpoint}, and {@code GET /} with its public key. */
public final class WitnessServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WitnessServer.class);
    private static final int MOST = 64 * 1024;
    private static final int PATIENCE_SECONDS = 10;

    private final Witness witness;
    private final Vertx vertx;
    private final HttpServer server;
    private final String host;

    private WitnessServer(Witness witness, String host, int port) {
        this.witness = witness;
        this.host = host;
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Router router = Router.router(vertx);
        router.post("/add-checkpoint").handler(BodyHandler.create(false).setBodyLimit(MOST));
        // Flushing its memory waits for the disk: not on the event loop.
        router.post("/add-checkpoint").blockingHandler(this::add, true);
        router.get("/")
                .handler(request -> answer(
                        request,
                        200,
                        "text/plain; charset=utf-8",
                        witness.publicKey().line() + "\n"));
        server = vertx.createHttpServer(new HttpServerOptions().setHost(host).setPort(port))
                .requestHandler(router);
    }

    /** Starts and listens; port 0 takes any free one. Throws a sentence when the port is taken. */
    public static WitnessServer start(Witness witness, String host, int port) {
        WitnessServer server = new WitnessServer(witness, host, port);
        try {
            server.server.listen().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            server.close();
            throw new IllegalStateException(
                    "Expected to listen on " + host + ":" + port + ", but could not: " + e.getCause(), e);
        } catch (InterruptedException e) {
            server.close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while opening the witness", e);
        }
        log.atInfo().addKeyValue("url", server.uri()).log("the witness is open");
        return server;
    }

    public URI uri() {
        return URI.create("http://" + host + ":" + server.actualPort());
    }

    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.atWarn().setCause(e).log("the witness did not close in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(RoutingContext request) {
        byte[] body = request.body().buffer() == null
                ? new byte[0]
                : request.body().buffer().getBytes();
        try {
            Witness.Answer answer = witness.add(new String(body, StandardCharsets.UTF_8));
            String type = answer.status() == 409 ? "text/x.tlog.size" : "text/plain; charset=utf-8";
            log.atInfo().addKeyValue("status", answer.status()).log("a checkpoint was brought");
            answer(request, answer.status(), type, answer.body());
        } catch (IOException e) {
            log.atError().addKeyValue("because", e.getMessage()).log("the witness cannot write what it would sign");
            answer(request, 500, "text/plain; charset=utf-8", "The witness cannot write; nothing was signed\n");
        }
    }

    private static void answer(RoutingContext request, int status, String type, String body) {
        request.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }
}
