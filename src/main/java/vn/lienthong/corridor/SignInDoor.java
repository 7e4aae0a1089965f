package vn.lienthong.corridor;

import org.apache.camel.Exchange;
import vn.lienthong.dashboard.SignInPages;

/** Bean {@code signIn}: HTTP in and out of signing in and out. */
public final class SignInDoor {
    private static final int MOST_BYTES = 4 * 1024;

    private final SignInPages pages;

    public SignInDoor(SignInPages pages) {
        this.pages = pages;
    }

    public void form(Exchange exchange) {
        Show.answer(exchange, pages.form(Show.header(exchange, "lang"), Show.header(exchange, "ve")));
    }

    public void enter(Exchange exchange) {
        Show.answer(exchange, pages.enter(Visitor.asked(exchange, MOST_BYTES)));
    }

    public void leave(Exchange exchange) {
        Show.answer(exchange, pages.leave(Visitor.asked(exchange, MOST_BYTES)));
    }
}
