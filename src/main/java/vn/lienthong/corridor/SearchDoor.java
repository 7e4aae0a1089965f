package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.dashboard.SearchPages;

/** Bean {@code searching}: HTTP in and out of the search and of the stories of dossiers. */
public final class SearchDoor {
    private final SearchPages pages;

    public SearchDoor(SearchPages pages) {
        this.pages = pages;
    }

    public void api(Exchange exchange) {
        Show.answer(exchange, pages.apiSearch(Show.said(exchange, SearchPages.PARAMETERS)));
    }

    public void page(Exchange exchange) {
        Show.answer(exchange, pages.page(Show.header(exchange, "lang"), Show.said(exchange, SearchPages.PARAMETERS)));
    }

    public void apiStory(Exchange exchange) {
        Show.answer(exchange, pages.apiStory(Show.header(exchange, "number"), Show.header(exchange, "after")));
    }

    public void story(Exchange exchange) {
        Show.answer(
                exchange,
                pages.story(
                        Show.header(exchange, "lang"), Show.header(exchange, "so"), Show.header(exchange, "after")));
    }

    public void storyOf(Exchange exchange) {
        Show.answer(exchange, pages.storyOf(Show.header(exchange, "lang"), Show.header(exchange, "number")));
    }

    public void proof(Exchange exchange) {
        Show.answer(exchange, pages.apiProof(Show.header(exchange, "position")));
    }
}
