package vn.lienthong.corridor;

import java.util.Map;
import java.util.TreeMap;
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
                        said(exchange),
                        Visitor.of(exchange).may(Deed.STORY)));
    }

    public void api(Exchange exchange) {
        Show.answer(exchange, pages.api(said(exchange)));
    }

    private static Map<String, String> said(Exchange exchange) {
        Map<String, String> said = new TreeMap<>();
        for (String name : IndicatorPages.PARAMETERS) {
            String value = Show.header(exchange, name);
            if (value != null && !value.isBlank()) {
                said.put(name, value.strip());
            }
        }
        return said;
    }
}
