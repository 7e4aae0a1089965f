package vn.lienthong.corridor;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import vn.lienthong.access.Asked;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Person;
import vn.lienthong.access.Session;

/**
 * Who sends a request, as the gate before all routes found: carried beside the request, where nothing that the sender writes can come.
 *
 * @param person empty for nobody
 * @param formToken of the person's session; empty for a program
 * @param token the session's cookie; empty for none
 * @param way the cookie of who is on the way to the identity server and back; empty for none
 */
record Visitor(Optional<Person> person, String formToken, String token, String way, Asked.From from) {
    /** Who has just signed out, too. */
    static final Visitor NOBODY = new Visitor(Optional.empty(), "", "", "", new Asked.From("", "", ""));

    private static final String KEY = "visitor";

    Visitor of(Session session) {
        return new Visitor(Optional.of(session.person()), session.formToken(), token, way, from);
    }

    Visitor of(Person program) {
        return new Visitor(Optional.of(program), "", token, way, from);
    }

    static Visitor of(Exchange exchange) {
        User user = exchange.getIn().getHeader(VertxPlatformHttpConstants.AUTHENTICATED_USER, User.class);
        boolean known = user != null && user.principal().getValue(KEY) instanceof Visitor;
        return known ? (Visitor) user.principal().getValue(KEY) : NOBODY;
    }

    /** What the gate let through to nobody is for everybody. */
    boolean may(Deed deed) {
        return person.map(one -> one.may(deed)).orElse(true);
    }

    /** A source's own people see what is wrong with what they send, and nothing of others. */
    boolean seesProblemsOf(String source) {
        boolean own =
                person.map(Person::source).filter(one -> one.equals(source)).isPresent();
        return own || may(Deed.PROBLEMS);
    }

    User user() {
        return User.create(new JsonObject().put(KEY, this));
    }

    /** What a form of a page sent, with what tells where it came from. */
    static Asked asked(Exchange exchange, int mostBytes) {
        Map<String, String> form = Forms.read(exchange, mostBytes);
        Visitor visitor = of(exchange);
        return new Asked(
                visitor.token(),
                said(exchange, "Origin"),
                said(exchange, "Sec-Fetch-Site"),
                said(exchange, "Host"),
                form,
                visitor.from());
    }

    static String token(Exchange exchange) {
        return of(exchange).token();
    }

    private static String said(Exchange exchange, String header) {
        String value = Show.header(exchange, header);
        return value == null ? "" : value.strip();
    }
}
