package vn.lienthong.corridor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.dashboard.SignInPages;
import vn.lienthong.journal.JournalUnavailable;

/** Bean {@code signIn}: HTTP in and out of signing in and out. */
public final class SignInDoor {
    private static final Logger log = LoggerFactory.getLogger(SignInDoor.class);
    private static final int MOST_BYTES = 4 * 1024;

    private static final List<String> ANSWERS = List.of("state", "code", "iss", "error");

    private final SignInPages pages;
    private final Runnable changes;

    /** @param changes writes what was done to accounts into the journal */
    public SignInDoor(SignInPages pages, Runnable changes) {
        this.pages = pages;
        this.changes = changes;
    }

    public void form(Exchange exchange) {
        Show.answer(exchange, pages.form(Show.header(exchange, "lang"), Show.header(exchange, "ve")));
    }

    public void enter(Exchange exchange) {
        Show.answer(exchange, pages.enter(Visitor.asked(exchange, MOST_BYTES)));
    }

    public void leave(Exchange exchange) {
        Show.answer(exchange, pages.leave(Visitor.asked(exchange, MOST_BYTES)), Visitor.NOBODY);
    }

    /** To the identity server. */
    public void depart(Exchange exchange) {
        String host = Show.header(exchange, "Host");
        Show.answer(
                exchange,
                pages.depart(
                        Show.header(exchange, "lang"), Show.header(exchange, "ve"), host == null ? "" : host.strip()));
    }

    /** And back from there. */
    public void arrive(Exchange exchange) {
        Map<String, String> said = new HashMap<>();
        ANSWERS.forEach(
                name -> Optional.ofNullable(Show.header(exchange, name)).ifPresent(value -> said.put(name, value)));
        Visitor visitor = Visitor.of(exchange);
        Show.answer(exchange, pages.arrive(Show.header(exchange, "lang"), said, visitor.way(), visitor.token()));
    }

    /** Every second: what cannot be written waits for the next. */
    public void journal() {
        try {
            changes.run();
        } catch (JournalUnavailable e) {
            log.atWarn().addKeyValue("because", e.getMessage()).log("changes of accounts wait for the journal");
        }
    }
}
