package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import vn.lienthong.dropin.Answer;
import vn.lienthong.dropin.DropIn;
import vn.lienthong.journal.Payload;

/** Bean {@code dropinDoor}: HTTP in and out of the drop-in, where a source talks to the hub as if it were the portal. */
public final class DropInDoor {
    private final DropIn dropIn;

    public DropInDoor(DropIn dropIn) {
        this.dropIn = dropIn;
    }

    public void login(Exchange exchange) {
        answer(exchange, dropIn.login(body(exchange)));
    }

    public void service(Exchange exchange) {
        answer(exchange, dropIn.service(body(exchange), header(exchange, Exchange.CONTENT_TYPE)));
    }

    public void relay(Exchange exchange) {
        String key = header(exchange, "X-API-Key");
        answer(
                exchange,
                dropIn.relay(
                        header(exchange, "service"),
                        header(exchange, "MaDinhDanhDV"),
                        header(exchange, "isUpdating"),
                        key != null ? key : header(exchange, "Authorization"),
                        body(exchange),
                        header(exchange, Exchange.CONTENT_TYPE)));
    }

    private static void answer(Exchange exchange, Answer answer) {
        Message out = exchange.getMessage();
        out.removeHeaders("*");
        if (answer.retryAfterSeconds() > 0) {
            out.setHeader("Retry-After", String.valueOf(answer.retryAfterSeconds()));
        }
        Door.answer(
                exchange,
                answer.httpStatus(),
                answer.contentType(),
                answer.body().toBytes());
    }

    private static Payload body(Exchange exchange) {
        byte[] body = exchange.getIn().getBody(byte[].class);
        return body == null ? Payload.empty() : Payload.of(body);
    }

    private static String header(Exchange exchange, String name) {
        return exchange.getIn().getHeader(name, String.class);
    }
}
