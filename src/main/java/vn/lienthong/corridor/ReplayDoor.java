package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.dashboard.ReplayPages;

/** Bean {@code replayDoor}: HTTP in and out of the page of replays. */
public final class ReplayDoor {
    private final ReplayPages pages;

    public ReplayDoor(ReplayPages pages) {
        this.pages = pages;
    }

    public void page(Exchange exchange) {
        Show.answer(exchange, pages.page(Show.header(exchange, "lang"), Show.header(exchange, "luot")));
    }
}
