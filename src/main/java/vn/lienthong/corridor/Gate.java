package vn.lienthong.corridor;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import vn.lienthong.access.Access;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Paths;
import vn.lienthong.access.Person;
import vn.lienthong.dashboard.Dashboard;
import vn.lienthong.dashboard.Page;
import vn.lienthong.source.Refusal;

/**
 * Before every route and before any body is read: which deed is asked for, by whom, and whether their role may. What stands in no table is not
 * done: a route that somebody adds is shut until it has a deed.
 */
final class Gate {
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private final CamelContext camel;
    private final Access access;
    private final Dashboard dashboard;

    Gate(CamelContext camel, Access access, Dashboard dashboard) {
        this.camel = camel;
        this.access = access;
        this.dashboard = dashboard;
    }

    /** Empty when the request may pass; it then carries who sends it. */
    Optional<Page> refuse(RoutingContext request) {
        String method = request.request().method().name();
        String path = request.normalizedPath();
        Optional<Paths.Meant> meant = Paths.find(method, path);
        if (meant.isEmpty()) {
            boolean answered = Addresses.methods(camel, path).contains(method);
            return answered ? Optional.of(Page.problem(HttpRefusals.noDeed())) : Optional.empty();
        }
        String token = Visitor.token(request.request());
        String authorization = said(request, "Authorization");
        Optional<Refusal> refusal = access.refuse(meant.get(), token, authorization, isAtTheMachine(request));
        if (refusal.isPresent()) {
            return Optional.of(page(request, path, refusal.get()));
        }
        if (meant.get().deed() != Deed.SEND) {
            know(request, token, authorization);
        }
        return Optional.empty();
    }

    /** A proxy on this machine, or a name that somebody points at it, lets strangers speak from 127.0.0.1: not as this machine. */
    private static boolean isAtTheMachine(RoutingContext request) {
        HostAndPort said = request.request().authority();
        boolean passedOn = request.request().headers().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
        return said != null && THIS_MACHINE.contains(said.host().toLowerCase(Locale.ROOT)) && !passedOn;
    }

    private void know(RoutingContext request, String token, String authorization) {
        access.find(token)
                .ifPresentOrElse(session -> request.setUser(Visitor.of(session).user()), () -> {
                    Optional<Person> program = access.find("", authorization);
                    program.ifPresent(
                            person -> request.setUser(Visitor.of(person).user()));
                });
        // The figures refresh themselves: nobody need be there.
        if (request.queryParams().get("phan") == null) {
            access.touch(token);
        }
    }

    private Page page(RoutingContext request, String path, Refusal refusal) {
        if (path.startsWith("/api/") || path.startsWith("/dvcqg")) {
            return Page.problem(refusal);
        }
        String lang = request.queryParams().get("lang");
        boolean wanted = request.request().method().name().equals("GET")
                && refusal.status() == 401
                && request.queryParams().get("phan") == null;
        return wanted ? Dashboard.signIn(lang, request.request().uri()) : dashboard.refused(lang, refusal);
    }

    private static String said(RoutingContext request, String header) {
        String value = request.request().getHeader(header);
        return value == null ? "" : value.strip();
    }
}
