package vn.lienthong.corridor;

import java.util.Map;
import org.apache.camel.Exchange;
import vn.lienthong.dashboard.Desk;
import vn.lienthong.operator.Asked;

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

    public void signIn(Exchange exchange) {
        Show.answer(exchange, desk.signIn(Show.header(exchange, "lang"), token(exchange)));
    }

    public void enter(Exchange exchange) {
        Show.answer(exchange, desk.enter(asked(exchange)));
    }

    public void leave(Exchange exchange) {
        Show.answer(exchange, desk.leave(asked(exchange)));
    }

    public void fill(Exchange exchange) {
        Show.answer(exchange, desk.fill(asked(exchange)));
    }

    public void decide(Exchange exchange) {
        Show.answer(exchange, desk.decide(asked(exchange)));
    }

    private static Asked asked(Exchange exchange) {
        Map<String, String> form = Forms.read(exchange, MOST_BYTES);
        return new Asked(
                token(exchange),
                said(exchange, "Origin"),
                said(exchange, "Sec-Fetch-Site"),
                said(exchange, "Host"),
                form);
    }

    private static String said(Exchange exchange, String header) {
        String value = Show.header(exchange, header);
        return value == null ? "" : value.strip();
    }

    /** The session's cookie among those that the browser sent; empty for none. */
    private static String token(Exchange exchange) {
        for (String one : said(exchange, "Cookie").split(";")) {
            String cookie = one.strip();
            if (cookie.startsWith(Desk.COOKIE + "=")) {
                return cookie.substring(Desk.COOKIE.length() + 1);
            }
        }
        return "";
    }
}
