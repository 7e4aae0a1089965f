package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.dashboard.LookPages;

/** Bean {@code looking}: HTTP in and out of the pages and addresses that show personal data. */
public final class LookDoor {
    private static final int MOST_BYTES = 16 * 1024;

    private final LookPages pages;

    public LookDoor(LookPages pages) {
        this.pages = pages;
    }

    public void payloadForm(Exchange exchange) {
        Show.answer(
                exchange,
                pages.payloadForm(
                        Show.header(exchange, "lang"), Visitor.token(exchange), Show.header(exchange, "vi-tri")));
    }

    public void payload(Exchange exchange) {
        Show.answer(exchange, pages.payload(Visitor.asked(exchange, MOST_BYTES)));
    }

    public void findForm(Exchange exchange) {
        Show.answer(exchange, pages.findForm(Show.header(exchange, "lang"), Visitor.token(exchange)));
    }

    public void find(Exchange exchange) {
        Show.answer(exchange, pages.find(Visitor.asked(exchange, MOST_BYTES)));
    }

    public void apiPayload(Exchange exchange) {
        Show.answer(
                exchange,
                pages.apiPayload(
                        Visitor.of(exchange).person(),
                        Show.header(exchange, "position"),
                        exchange.getIn().getBody(byte[].class)));
    }

    public void apiFind(Exchange exchange) {
        Show.answer(
                exchange,
                pages.apiFind(Visitor.of(exchange).person(), exchange.getIn().getBody(byte[].class)));
    }
}
