package vn.lienthong.corridor;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.journal.Payload;
import vn.lienthong.portal.Wire;

/** The portal room's way out: the route {@code direct:portal-call}, one camel-http step. */
public final class CamelWire implements Wire {
    private final ProducerTemplate template;

    public CamelWire(ProducerTemplate template) {
        this.template = template;
    }

    @Override
    public Answer send(Request request) throws IOException {
        Exchange exchange = template.send("direct:portal-call", outgoing -> {
            Message message = outgoing.getIn();
            message.setHeader(Exchange.HTTP_METHOD, request.method());
            message.setHeader(Exchange.HTTP_URI, request.url().toString());
            request.headers().forEach(message::setHeader);
            message.setBody(request.body().size() == 0 ? null : request.body().toBytes());
        });
        if (exchange.getException() != null) {
            throw new IOException(exchange.getException());
        }
        return answer(exchange.getMessage());
    }

    private static Answer answer(Message message) throws IOException {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
        byte[] body;
        try {
            body = message.getBody(byte[].class);
        } catch (RuntimeException e) {
            // The status line came but the body did not: nobody knows whether the portal applied it.
            throw new IOException("Expected a whole answer, but the connection ended within it", e);
        }
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        return new Answer(status, headers, Payload.of(body == null ? new byte[0] : body));
    }
}
