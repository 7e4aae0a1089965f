package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.access.Deed;
import vn.lienthong.dashboard.IndicatorPages;

/** Bean {@code indicatorDoor}: HTTP in and out of the indicators. */
public final class IndicatorDoor {
    private final IndicatorPages pages;

    public IndicatorDoor(IndicatorPages pages) {
        this.pages = pages;
    }

    public void page(Exchange exchange) {
        Show.answer(
                exchange,
                pages.page(
                        Show.header(exchange, "lang"),
                        Show.said(exchange, IndicatorPages.PARAMETERS),
                        Visitor.of(exchange).may(Deed.STORY)));
    }

    public void api(Exchange exchange) {
        Show.answer(exchange, pages.api(Show.said(exchange, IndicatorPages.PARAMETERS)));
    }
}
