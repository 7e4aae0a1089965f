package vn.lienthong.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/** The portal's three doors on HTTP. One event loop serves them: records are judged in microseconds, nothing here waits. */
final class Doors {
    private static final long LARGEST_BODY = 64L << 20;
    final Vertx vertx;
    final StandIn portal;
    final Faults faults;
    final Parked parked;
    final Answers answers;

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
        new Exchange(this, context, Ask.read(door, bytes)).begin();
    }

    /** Lets every held call go on, on its own event loop. */
    void release() {
        parked.takeAll().forEach(rest -> vertx.runOnContext(nothing -> rest.run()));
    }
}
