package vn.lienthong.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;

/** A request in the six-step protocol of 2026 (domain.md 1.9): refusals come with an HTTP status that says what kind. */
record SixStepVisit(StandIn portal, SixStepAsk ask) implements Visit {
    private static final int FINE = 200;

    @Override
    public String service() {
        return ask.step().wireName;
    }

    @Override
    public String agency() {
        return "";
    }

    @Override
    public int items() {
        return ask.items();
    }

    @Override
    public Outcome apply(long seq) {
        return portal.apply(ask, seq);
    }

    @Override
    public Reply write(Outcome outcome) {
        return outcome.fold(
                done -> new Reply(FINE, bytes(done.rest())), refused -> refusal(refused.reason(), refused.sentence()));
    }

    private static Reply refusal(Refusal reason, String sentence) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("code", reason.http);
        return new Reply(reason.http, bytes(body.put("message", sentence)));
    }

    private static Buffer bytes(ObjectNode body) {
        return Buffer.buffer(body.toString());
    }
}
