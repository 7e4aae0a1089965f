package vn.lienthong.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * One call from arrival to answer, with the faults on its way: error page, drop, hold, then the effect, then drop, hold, delay,
 * byte by byte. The effect is at once and whole; only the answer is ever late. Runs on the event loop.
 */
final class Exchange {
    private static final int BAD_GATEWAY = 502;
    private final Vertx vertx;
    private final StandIn portal;
    private final Faults faults;
    private final Parked parked;
    private final RoutingContext context;
    private final Visit visit;
    private final long seq;

    Exchange(Doors doors, RoutingContext context, Visit visit) {
        vertx = doors.vertx;
        portal = doors.portal;
        faults = doors.faults;
        parked = doors.parked;
        this.context = context;
        this.visit = visit;
        seq = portal.arrive(visit);
        doors.open.incrementAndGet();
        context.addEndHandler(ended -> doors.open.decrementAndGet());
    }

    void begin() {
        if (!faults.admits()) {
            tooMany();
        } else if (strikes(Fault.HTML_PERCENT, Fault.HTML_NEXT)) {
            page();
        } else if (strikes(Fault.DROP_BEFORE_PERCENT, Fault.DROP_BEFORE_NEXT)) {
            portal.faulted(seq, "dropBefore");
            drop();
        } else if (faults.strikes(Fault.HOLD_BEFORE_NEXT, visit.service())) {
            park(this::letGo);
        } else {
            apply();
        }
    }

    private void park(Runnable rest) {
        context.response().closeHandler(closed -> parked.callerGone());
        parked.park(rest);
    }

    // A caller that has gone meanwhile gets no effect: a call held "before" was never the portal's.
    private void letGo() {
        if (context.response().closed()) {
            portal.faulted(seq, "holdBefore");
            return;
        }
        apply();
    }

    private void apply() {
        boolean busy = strikes(Fault.REFUSE_PERCENT, Fault.REFUSE_NEXT);
        Outcome outcome = busy ? portal.refuse(Refusal.BUSY, seq) : visit.apply(seq);
        Visit.Reply answer = visit.write(outcome);
        if (strikes(Fault.DROP_AFTER_PERCENT, Fault.DROP_AFTER_NEXT)) {
            portal.struck(seq, "dropAfter");
            drop();
        } else if (faults.strikes(Fault.HOLD_AFTER_NEXT, visit.service())) {
            portal.struck(seq, "holdAfter");
            park(() -> answer(answer));
        } else {
            answerLater(answer);
        }
    }

    private void answerLater(Visit.Reply answer) {
        int latency = faults.latencyMillis(visit.service());
        if (latency == 0) {
            answer(answer);
            return;
        }
        vertx.setTimer(latency, timer -> answer(answer));
    }

    private void answer(Visit.Reply reply) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        byte[] answer = reply.body().getBytes();
        response.setStatusCode(reply.status()).putHeader("Content-Type", "application/json; charset=utf-8");
        int pause = faults.get(Fault.SLOW_MILLIS_PER_BYTE);
        if (pause == 0) {
            response.end(Buffer.buffer(answer));
            return;
        }
        portal.struck(seq, "slow");
        response.putHeader("Content-Length", Integer.toString(answer.length));
        trickle(response, answer, pause);
    }

    private void trickle(HttpServerResponse response, byte[] answer, int pause) {
        int[] sent = {0};
        vertx.setPeriodic(pause, timer -> {
            if (response.closed() || sent[0] == answer.length) {
                vertx.cancelTimer(timer);
                if (!response.closed()) {
                    response.end();
                }
                return;
            }
            response.write(Buffer.buffer(new byte[] {answer[sent[0]++]}));
        });
    }

    private void tooMany() {
        portal.faulted(seq, "rate");
        int wait = Math.max(1, faults.get(Fault.RETRY_AFTER_SECONDS));
        context.response()
                .setStatusCode(429)
                .putHeader("Retry-After", Integer.toString(wait))
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end("Quá nhiều lời gọi, thử lại sau " + wait + " giây");
    }

    private void page() {
        portal.faulted(seq, "html");
        int status = faults.get(Fault.HTML_STATUS) == 0 ? BAD_GATEWAY : faults.get(Fault.HTML_STATUS);
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end("<html><head><title>" + status + "</title></head><body><center><h1>" + status
                        + "</h1></center><hr><center>adapter</center></body></html>");
    }

    private void drop() {
        context.request().connection().close();
    }

    private boolean strikes(Fault percent, Fault next) {
        return faults.strikes(percent, next, visit.service());
    }
}
