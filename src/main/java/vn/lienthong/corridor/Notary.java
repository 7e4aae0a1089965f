package vn.lienthong.corridor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.dashboard.Page;
import vn.lienthong.evidence.Ask;
import vn.lienthong.evidence.Evidence;
import vn.lienthong.evidence.SignedNote;

/** Bean {@code notary}: has the journal followed and signed, and carries checkpoints to those who remember them. Stops nothing. */
public final class Notary {
    private final Evidence evidence;

    public Notary(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Takes in what is new; signs, and copies to the folder elsewhere, what is due. */
    public void round(Exchange exchange) {
        evidence.round();
        evidence.copy();
    }

    /** Asks each witness that does not have the last checkpoint. */
    public void ask(Exchange exchange) {
        for (Ask ask : evidence.asks()) {
            ProducerTemplate template = exchange.getContext().createProducerTemplate();
            try {
                heard(ask, template.send("direct:witness-call", call -> fill(call.getIn(), ask)));
            } finally {
                template.stop();
            }
        }
    }

    /** {@code GET /api/v1/checkpoint}: the last one, as a signed note. */
    public void checkpoint(Exchange exchange) {
        Optional<SignedNote> note = evidence.checkpoint();
        if (note.isEmpty()) {
            Show.answer(exchange, Page.problem(HttpRefusals.noCheckpoint()));
            return;
        }
        exchange.getMessage().removeHeaders("*");
        Door.answer(
                exchange, 200, "text/plain; charset=utf-8", note.get().whole().getBytes(StandardCharsets.UTF_8));
    }

    private static void fill(Message message, Ask ask) {
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.HTTP_URI, ask.witness().add().toString());
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        message.setBody(ask.body().getBytes(StandardCharsets.UTF_8));
    }

    private void heard(Ask ask, Exchange exchange) {
        if (exchange.getException() != null) {
            evidence.heard(ask, 0, exchange.getException().getClass().getSimpleName());
            return;
        }
        Message answer = exchange.getMessage();
        byte[] body = answer.getBody(byte[].class);
        evidence.heard(
                ask,
                answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class),
                body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
