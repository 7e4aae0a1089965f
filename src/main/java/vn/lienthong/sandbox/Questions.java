package vn.lienthong.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** What people and tests ask and order under /sandbox/. Not part of the portal's protocol, and open even while it is "down". */
final class Questions {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();
    private static final int SHOWN_CALLS = 100;

    private final Sandbox sandbox;
    private final Orders orders;
    private final Page page;

    Questions(Sandbox sandbox, Orders orders) {
        this.sandbox = sandbox;
        this.orders = orders;
        this.page = new Page();
    }

    void open(Router router) {
        router.get("/sandbox").handler(this::page);
        router.get("/sandbox/report").handler(c -> answer(c, sandbox.report()));
        router.get("/sandbox/calls").handler(this::calls);
        router.get("/sandbox/dossiers").handler(this::dossiers);
        router.get("/sandbox/dossiers/:number").handler(this::dossier);
        router.get("/sandbox/faults").handler(c -> answer(c, orders.shown()));
        router.post("/sandbox/faults")
                .consumes("application/json")
                .handler(BodyHandler.create(false).setBodyLimit(1 << 20))
                .handler(this::order);
        router.delete("/sandbox/faults").handler(c -> {
            sandbox.clearFaults();
            answer(c, orders.shown());
        });
    }

    // The page's links are relative, so its address must end in a slash; the router takes both for one.
    private void page(RoutingContext context) {
        if (!context.request().path().endsWith("/")) {
            context.redirect("/sandbox/");
            return;
        }
        boolean english = "en".equals(context.request().getParam("lang"));
        String html = page.render(sandbox.report(), orders.shown(), english);
        context.response().putHeader("Content-Type", "text/html; charset=utf-8").end(html);
    }

    private void calls(RoutingContext context) {
        String last = context.request().getParam("last");
        boolean number = last != null
                && !last.isEmpty()
                && last.length() < 9
                && last.chars().allMatch(Character::isDigit);
        answer(context, sandbox.calls(number ? Integer.parseInt(last) : SHOWN_CALLS));
    }

    /** Every dossier on a line, "MaHoSo,TrangThaiHoSo", in order of number: for comparing with a source. */
    private void dossiers(RoutingContext context) {
        StringBuilder lines = new StringBuilder("MaHoSo,TrangThaiHoSo\n");
        sandbox.statuses()
                .forEach((number, status) ->
                        lines.append(number).append(',').append(status).append('\n'));
        context.response().putHeader("Content-Type", "text/csv; charset=utf-8").end(lines.toString());
    }

    private void dossier(RoutingContext context) {
        String number = context.pathParam("number");
        sandbox.find(number)
                .ifPresentOrElse(
                        found -> answer(context, found),
                        () -> refuse(
                                context,
                                404,
                                "Cổng giả lập không có hồ sơ này. / The sandbox portal does not hold this dossier."));
    }

    private void order(RoutingContext context) {
        try {
            orders.take(JSON.readTree(context.body().buffer().getBytes()));
            answer(context, orders.shown());
        } catch (IllegalArgumentException refused) {
            refuse(context, 400, refused.getMessage());
        } catch (IOException unreadable) {
            refuse(context, 400, "Expected one JSON object such as {\"refusePercent\": 10}, but the body is not JSON");
        }
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        context.response().setStatusCode(status);
        answer(context, Map.of("error", sentence));
    }

    private static void answer(RoutingContext context, Object what) {
        try {
            context.response()
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(JSON.writeValueAsString(what));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected every answer to be writable as JSON", e);
        }
    }
}
