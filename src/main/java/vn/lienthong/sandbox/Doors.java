package vn.lienthong.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.atomic.AtomicInteger;

/** The portal's doors on HTTP, in both protocols. One event loop serves them: records are judged in microseconds, nothing here waits. */
final class Doors {
    private static final long LARGEST_BODY = 64L << 20;
    final Vertx vertx;
    final StandIn portal;
    final Faults faults;
    final Parked parked;
    final Answers answers;
    /** Calls that arrived and are not answered. */
    final AtomicInteger open = new AtomicInteger();

    Doors(Vertx vertx, StandIn portal, Faults faults, Parked parked, Answers answers) {
        this.vertx = vertx;
        this.portal = portal;
        this.faults = faults;
        this.parked = parked;
        this.answers = answers;
    }

    void open(Router router, SandboxSettings.Paths paths) {
        open(router, paths.login(), Door.LOGIN);
        open(router, paths.integration(), Door.INTEGRATION);
        open(router, paths.share(), Door.SHARE);
    }

    /** The six-step protocol's doors, each under its step's name. */
    void open(Router router, SixStepSettings steps) {
        for (SixStep step : SixStep.values()) {
            String path = steps.base() + "/" + step.wireName;
            router.route(path).handler(this::closeWhenDown);
            if (step == SixStep.NUMBER) {
                router.get(path).handler(this::serveNumber);
            } else if (step == SixStep.FILE) {
                router.post(path).consumes("multipart/form-data").handler(this::serveFile);
            } else {
                router.post(path)
                        .consumes("application/json")
                        .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                        .handler(context -> serveJson(context, step));
            }
        }
    }

    private void serveNumber(RoutingContext context) {
        visit(
                context,
                SixStepAsk.number(authorization(context), context.request().getParam("code")));
    }

    // Read whole and taken apart here: the framework would put the file on the disk.
    private void serveFile(RoutingContext context) {
        context.request()
                .body()
                .onSuccess(body -> visit(
                        context,
                        SixStepAsk.file(
                                authorization(context),
                                UploadedFile.hash(context.request().getHeader("Content-Type"), body.getBytes()))));
    }

    private void serveJson(RoutingContext context, SixStep step) {
        Buffer body = context.body().buffer();
        visit(context, SixStepAsk.json(step, authorization(context), body == null ? new byte[0] : body.getBytes()));
    }

    private static String authorization(RoutingContext context) {
        return context.request().getHeader("Authorization");
    }

    private void visit(RoutingContext context, SixStepAsk ask) {
        new Exchange(this, context, new SixStepVisit(portal, ask)).begin();
    }

    private void open(Router router, String path, Door door) {
        router.route(path).handler(this::closeWhenDown);
        router.post(path)
                .consumes("application/json")
                .handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                .handler(context -> serve(context, door));
    }

    // Before the body is read: a portal that is down takes nothing in.
    private void closeWhenDown(RoutingContext context) {
        if (faults.down()) {
            portal.neverArrived("down");
            context.request().connection().close();
            return;
        }
        context.next();
    }

    private void serve(RoutingContext context, Door door) {
        Buffer body = context.body().buffer();
        byte[] bytes = body == null ? new byte[0] : body.getBytes();
        new Exchange(this, context, new EnvelopeVisit(portal, answers, Ask.read(door, bytes))).begin();
    }

    /** Lets every held call go on, on its own event loop. */
    void release() {
        parked.takeAll().forEach(rest -> vertx.runOnContext(nothing -> rest.run()));
    }
}
