package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.access.Deed;
import vn.lienthong.dashboard.ReconcilePages;

/** Bean {@code reconcileDoor}: HTTP in and out of the page of reconciliations. */
public final class ReconcileDoor {
    private final ReconcilePages pages;

    public ReconcileDoor(ReconcilePages pages) {
        this.pages = pages;
    }

    public void page(Exchange exchange) {
        Show.answer(
                exchange,
                pages.page(
                        Show.header(exchange, "lang"),
                        Show.header(exchange, "bien-ban"),
                        Visitor.of(exchange).may(Deed.DOSSIER)));
    }
}
