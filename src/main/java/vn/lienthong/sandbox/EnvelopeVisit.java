package vn.lienthong.sandbox;

import io.vertx.core.buffer.Buffer;

/** A request in the envelope protocol (domain.md 1.2 to 1.7): every answer comes with HTTP 200. */
record EnvelopeVisit(StandIn portal, Answers answers, Ask ask) implements Visit {
    private static final int LONGEST = 35;
    private static final int FINE = 200;

    @Override
    public String service() {
        return ask.service();
    }

    @Override
    public String agency() {
        String madonvi = ask.text("madonvi");
        return madonvi.length() > LONGEST ? madonvi.substring(0, LONGEST) : madonvi;
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
        return new Reply(FINE, Buffer.buffer(answers.write(outcome)));
    }
}
