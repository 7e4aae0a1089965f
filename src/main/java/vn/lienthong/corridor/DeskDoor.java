package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.access.Asked;
import vn.lienthong.dashboard.Desk;

/** Bean {@code desk}: HTTP in and out of the pages where people decide. Decides nothing itself. */
public final class DeskDoor {
    /** A form here holds a reason and a row of a table, never a payload. */
    private static final int MOST_BYTES = 64 * 1024;

    private final Desk desk;

    public DeskDoor(Desk desk) {
        this.desk = desk;
    }

    public void queue(Exchange exchange) {
        Show.answer(
                exchange, desk.queue(Show.header(exchange, "lang"), token(exchange), Show.header(exchange, "da-ghi")));
    }

    public void problems(Exchange exchange) {
        Show.answer(
                exchange,
                desk.problems(
                        Show.header(exchange, "lang"),
                        token(exchange),
                        Show.header(exchange, "nguon"),
                        Show.header(exchange, "loai"),
                        Show.header(exchange, "da-ghi")));
    }

    public void fill(Exchange exchange) {
        Show.answer(exchange, desk.fill(asked(exchange)));
    }

    public void decide(Exchange exchange) {
        Show.answer(exchange, desk.decide(asked(exchange)));
    }

    private static Asked asked(Exchange exchange) {
        return Visitor.asked(exchange, MOST_BYTES);
    }

    private static String token(Exchange exchange) {
        return Visitor.token(exchange);
    }
}
