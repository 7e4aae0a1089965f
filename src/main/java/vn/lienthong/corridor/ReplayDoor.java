package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.dashboard.ReplayPages;

/** Bean {@code replayDoor}: HTTP in and out of the page of replays and of orders for re-delivery. */
public final class ReplayDoor {
    /** A form here holds a reason and what was chosen. */
    private static final int MOST_BYTES = 64 * 1024;

    private final ReplayPages pages;
    private final Runnable nudge;

    /** @param nudge rung when something may be to be sent again */
    public ReplayDoor(ReplayPages pages, Runnable nudge) {
        this.nudge = nudge;
        this.pages = pages;
    }

    public void page(Exchange exchange) {
        Show.answer(
                exchange,
                pages.page(
                        Show.header(exchange, "lang"),
                        Visitor.token(exchange),
                        Show.header(exchange, "luot"),
                        Show.header(exchange, "lenh"),
                        Show.header(exchange, "da-ghi")));
    }

    public void decide(Exchange exchange) {
        Show.answer(exchange, pages.decide(Visitor.asked(exchange, MOST_BYTES)));
        nudge.run();
    }
}
