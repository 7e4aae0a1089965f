package vn.lienthong.corridor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.access.Access;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Paths;
import vn.lienthong.dashboard.Dashboard;
import vn.lienthong.dashboard.Page;
import vn.lienthong.source.Backlog;
import vn.lienthong.source.Refusal;

/**
 * The outermost wall of the HTTP server: what no route answers, or what fails before a route is reached, is refused in the
 * same words as everything else, and never with a trace of what went wrong inside.
 */
public final class Edge {
    private static final Logger log = LoggerFactory.getLogger(Edge.class);

    /** How long the rest of a body that is refused may still come in; it is thrown away unread. */
    private static final long DRAIN_MILLIS = 30_000;

    /** The same for a stranger: it is told, and need not be heard to the end. */
    private static final long STRANGER_MILLIS = 2_000;

    /** Between two looks at those who wait in their lanes. */
    private static final long TURN_MILLIS = 5;
    /** For a body of any size that is taken. */
    private static final long UPLOAD_MILLIS = 120_000;

    private static final long FORM_BYTES = 8 * 1024;
    private static final String LOGIN = "/dvcqg/login";

    private static final Pattern DELIVERIES = Pattern.compile("/api/v1/sources/([^/]+)/deliveries/?");

    private final CamelContext camel;
    private final Vertx vertx;
    private final Dashboard dashboard;
    private final Door door;
    private final long mostBytes;
    private final Bodies bodies = Bodies.ofHeap();
    private final Gate gate;
    private final SourceLanes lanes;
    private boolean isTurning;
    private volatile boolean isOpen;

    private Edge(
            CamelContext camel,
            Vertx vertx,
            Gate gate,
            Dashboard dashboard,
            Door door,
            Backlog backlog,
            long mostBytes) {
        this.gate = gate;
        this.lanes = new SourceLanes(backlog);
        this.camel = camel;
        this.vertx = vertx;
        this.dashboard = dashboard;
        this.door = door;
        this.mostBytes = mostBytes;
    }

    /**
     * Stands before and behind the routes of the server on that port, from before they are there: until {@link #open} everybody is told to come
     * again.
     */
    public static Edge guard(
            CamelContext camel,
            int port,
            Access access,
            Dashboard dashboard,
            Door door,
            Backlog backlog,
            long mostBytes) {
        VertxPlatformHttpRouter router =
                VertxPlatformHttpRouter.lookup(camel, VertxPlatformHttpRouter.getRouterNameFromPort(port));
        if (router == null || !router.getRoutes().isEmpty()) {
            throw new IllegalStateException("Expected the server without any route, to stand before the first");
        }
        Edge edge = new Edge(camel, router.vertx(), new Gate(access, dashboard), dashboard, door, backlog, mostBytes);
        router.route().order(Integer.MIN_VALUE).failureHandler(edge::failed);
        router.route().order(Integer.MIN_VALUE + 1).handler(edge::pass);
        router.post("/api/v1/sources/:source/deliveries")
                .order(Integer.MIN_VALUE + 2)
                .handler(edge::admit);
        router.post().order(Integer.MIN_VALUE + 3).handler(edge::weigh);
        // Before the server's own reader, which would take as much as a delivery may be.
        router.post(LOGIN)
                .order(Integer.MIN_VALUE + 4)
                .handler(BodyHandler.create(false).setBodyLimit(FORM_BYTES));
        router.route().order(Integer.MAX_VALUE).handler(edge::nothingHere);
        return edge;
    }

    /** The routes are there. */
    public void open() {
        isOpen = true;
    }

    /** Who may not do it is told before anything else is looked at. */
    private void pass(RoutingContext request) {
        if (!isOpen) {
            unread(request, HttpRefusals.starting());
            return;
        }
        Optional<Paths.Meant> meant = Paths.find(request.request().method().name(), request.normalizedPath());
        if (meant.isEmpty()) {
            vertx.setTimer(STRANGER_MILLIS, timer -> endIfOpen(request.request()));
            withoutDeed(request);
            return;
        }
        Optional<Page> refusal = gate.refuse(request, meant.get());
        if (refusal.isEmpty()) {
            request.next();
            return;
        }
        vertx.setTimer(STRANGER_MILLIS, timer -> endIfOpen(request.request()));
        answer(request, refusal.get(), Map.of());
    }

    /** Before the body is read: a stranger must not make the hub take in megabytes. */
    private void admit(RoutingContext request) {
        Optional<Refusal> refusal = door.stranger(
                request.pathParam("source"),
                request.request().getHeader("X-API-Key"),
                request.request().getHeader("Authorization"));
        if (refusal.isEmpty()) {
            queue(request.pathParam("source"), request);
            return;
        }
        unread(request, refusal.get());
    }

    /** In the source's lane, its body unread, until what the source sent before is out of the way. */
    private void queue(String source, RoutingContext request) {
        // A small one costs more than its bytes, as it does in the backlog.
        long bytes = Math.max(Backlog.LEAST, weight(request));
        Context own = vertx.getOrCreateContext();
        request.request().pause();
        SourceLanes.Visitor visitor = new SourceLanes.Visitor() {
            @Override
            public void enter() {
                own.runOnContext(now -> letIn(source, bytes, request));
            }

            @Override
            public void refuse() {
                own.runOnContext(now -> {
                    request.request().resume();
                    unread(request, Refusal.tooFast());
                });
            }
        };
        if (!lanes.arrive(source, bytes, System.nanoTime() / 1_000_000, visitor)) {
            keepTurning();
        }
    }

    private void letIn(String source, long bytes, RoutingContext request) {
        if (request.response().closed()) {
            lanes.leave(source, bytes);
            return;
        }
        request.addEndHandler(ended -> lanes.leave(source, bytes));
        giveUpHalfDead(request);
        request.next();
        request.request().resume();
    }

    /** A sender whose line died in the middle of a body says nothing more: without this, its room would never be given back. */
    private void giveUpHalfDead(RoutingContext request) {
        long timer = vertx.setTimer(UPLOAD_MILLIS, late -> endIfOpen(request.request()));
        request.addEndHandler(ended -> vertx.cancelTimer(timer));
    }

    /** While anybody waits, and no longer. */
    private synchronized void keepTurning() {
        if (isTurning) {
            return;
        }
        isTurning = true;
        vertx.setPeriodic(TURN_MILLIS, this::turn);
    }

    private synchronized void turn(long timer) {
        lanes.turn(System.nanoTime() / 1_000_000);
        if (!lanes.hasWaiting()) {
            isTurning = false;
            vertx.cancelTimer(timer);
        }
    }

    /** Refused before its body was read; who goes on sending it is cut off after a while. */
    private void unread(RoutingContext request, Refusal refusal) {
        if (request.response().closed()) {
            return;
        }
        vertx.setTimer(STRANGER_MILLIS, timer -> endIfOpen(request.request()));
        answer(request, refused(request, refusal), retryAfter(refusal));
    }

    private static Map<String, String> retryAfter(Refusal refusal) {
        int seconds = refusal.retryAfterSeconds();
        return seconds > 0 ? Map.of("Retry-After", Integer.toString(seconds)) : Map.of();
    }

    /** Behind the stranger's refusal and before the body: what there is no room for is not read. */
    private void weigh(RoutingContext request) {
        if (isTooMuchForNobody(request)) {
            unread(request, Refusal.tooLarge(FORM_BYTES));
            return;
        }
        long bytes = weight(request);
        if (bodies.enter(bytes)) {
            request.addEndHandler(ended -> bodies.leave(bytes));
            giveUpHalfDead(request);
            request.next();
            return;
        }
        vertx.setTimer(STRANGER_MILLIS, timer -> endIfOpen(request.request()));
        answer(request, Page.problem(HttpRefusals.busy()), Map.of());
    }

    /** Before anybody is known: room is kept for what a sign-in takes, and not for what a stranger says will come. */
    private static boolean isTooMuchForNobody(RoutingContext request) {
        String said = request.request().getHeader("Content-Length");
        boolean known = said != null && said.matches("\\d{1,15}");
        boolean much = known && Long.parseLong(said) > FORM_BYTES;
        boolean form = Paths.find("POST", request.normalizedPath())
                .filter(meant -> meant.deed() == Deed.ENTER)
                .isPresent();
        // Programs may send a login in chunks; browsers always say how long a form is.
        return form ? much || !known : much && isLogin(request);
    }

    private static boolean isLogin(RoutingContext request) {
        return request.normalizedPath().replaceFirst("/$", "").equals(LOGIN);
    }

    private long weight(RoutingContext request) {
        if (isLogin(request)) {
            return FORM_BYTES;
        }
        String said = request.request().getHeader("Content-Length");
        boolean known = said != null && said.matches("\\d{1,15}");
        // More than a receiver takes is refused as too large, as soon as that much has come.
        return known ? Math.min(Long.parseLong(said), mostBytes) : bodies.unknown(mostBytes);
    }

    /** In no table: it never comes to a route, though one may answer there. */
    private void withoutDeed(RoutingContext request) {
        String path = request.normalizedPath();
        if (Paths.methods(path).isEmpty() && Addresses.isRouted(camel, path)) {
            answer(request, Page.problem(HttpRefusals.noDeed()), Map.of());
            return;
        }
        nothingHere(request);
    }

    private void nothingHere(RoutingContext request) {
        Set<String> allowed = Paths.methods(request.normalizedPath());
        if (!allowed.isEmpty()) {
            String methods = String.join(", ", allowed);
            answer(
                    request,
                    refused(
                            request,
                            HttpRefusals.wrongMethod(request.request().method().name(), methods)),
                    Map.of("Allow", methods));
            return;
        }
        answer(request, notFound(request), Map.of());
    }

    private Page refused(RoutingContext request, Refusal refusal) {
        Matcher delivery = DELIVERIES.matcher(String.valueOf(request.normalizedPath()));
        return delivery.matches()
                ? door.refused(delivery.group(1), name -> request.request().getHeader(name), refusal)
                : Page.problem(refusal);
    }

    private Page notFound(RoutingContext request) {
        String path = request.normalizedPath();
        boolean machine = path.startsWith("/api/") || path.startsWith("/dvcqg");
        return machine
                ? dashboard.apiNotFound(path)
                : dashboard.notFound(request.queryParams().get("lang"));
    }

    private void failed(RoutingContext request) {
        if (request.response().ended() || request.response().closed()) {
            return;
        }
        answer(request, refused(request, refusal(request)), Map.of());
    }

    private Refusal refusal(RoutingContext request) {
        int status = request.statusCode();
        if (status == 413) {
            vertx.setTimer(DRAIN_MILLIS, timer -> endIfOpen(request.request()));
            return Refusal.tooLarge(isLogin(request) ? FORM_BYTES : mostBytes);
        }
        if (status >= 400 && status < 500) {
            return HttpRefusals.notUnderstood(status);
        }
        log.atError()
                .addKeyValue("path", request.normalizedPath())
                .setCause(request.failure())
                .log("a request ended in an error of ours");
        return Door.INTERNAL;
    }

    private static void endIfOpen(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.connection().close();
        }
    }

    private static void answer(RoutingContext request, Page page, Map<String, String> more) {
        HttpServerResponse response = request.response();
        response.setStatusCode(page.status());
        page.headers().forEach(response::putHeader);
        more.forEach(response::putHeader);
        response.putHeader("Content-Type", page.contentType());
        response.end(Buffer.buffer(page.body()));
    }
}
