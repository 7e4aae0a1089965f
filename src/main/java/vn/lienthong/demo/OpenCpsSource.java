package vn.lienthong.demo;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * OpenCPS v2 on loopback: GET {@value #PATH} with start, end, sort, order; header groupId; basic authentication
 * (domain.md 6.1). Only read by the hub, so its truth counts what it has put on show.
 */
public final class OpenCpsSource implements Simulator {
    public static final String PATH = "/o/rest/v2/dossiers";
    public static final String GROUP_ID = "55301";
    public static final String USER = "lienthong";
    public static final String PASSWORD = "demo";

    private static final String EXPECTED =
            "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final Part part;
    private final Script script;
    private final OpenCpsShelf shelf = new OpenCpsShelf();
    private final Truth truth = new Truth();
    private Vertx vertx;
    private HttpServer server;
    private int tick;

    public OpenCpsSource(Part part) {
        this.part = part;
        this.script = new Script(part, Procedures.PROVINCE, Set.of());
    }

    /** The part as the demo plays it. */
    public static Part part(String code, long seed, Instant now, int dossiers, int ticks) {
        List<Flaw> flaws = List.of(Flaw.UNKNOWN_STATUS, Flaw.IMPOSSIBLE_DATE, Flaw.UNKNOWN_PROCEDURE);
        return new Part(code, seed, now, dossiers, ticks, Agencies.THANH_HOA, flaws);
    }

    @Override
    public String code() {
        return part.code();
    }

    @Override
    public void start() {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(this::answer)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public int port() {
        return server.actualPort();
    }

    /** A dossier that is on show from the first tick: the one another source may claim. */
    public String firstNumber() {
        return script.lives().get(0).number();
    }

    @Override
    public boolean tick(Instant now) {
        if (tick < script.ticks()) {
            List<Snapshot> act = script.act(tick++);
            act.forEach(snapshot -> shelf.put(snapshot, now));
            truth.shown(act);
        }
        return tick < script.ticks();
    }

    @Override
    public Truth truth() {
        return truth;
    }

    @Override
    public void close() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private void answer(HttpServerRequest request) {
        if (!request.path().equals(PATH)) {
            end(request, 404, "{\"message\":\"Not found\"}");
            return;
        }
        if (!EXPECTED.equals(request.getHeader("Authorization"))) {
            end(request, 401, "{\"message\":\"Unauthorized\"}");
            return;
        }
        if (!GROUP_ID.equals(request.getHeader("groupId"))) {
            end(request, 403, "{\"message\":\"Expected the header groupId\"}");
            return;
        }
        int start = number(request.getParam("start"), 0);
        int end = number(request.getParam("end"), start + 15);
        String sort = request.getParam("sort") == null ? "" : request.getParam("sort");
        boolean descending = "true".equals(request.getParam("order"));
        end(request, 200, Shapes.write(shelf.page(start, end, sort, descending)));
    }

    private static int number(String text, int otherwise) {
        return text != null && text.matches("-?\\d{1,8}") ? Integer.parseInt(text) : otherwise;
    }

    private static void end(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(body);
    }
}
