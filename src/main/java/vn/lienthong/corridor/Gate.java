package vn.lienthong.corridor;

import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import vn.lienthong.access.Access;
import vn.lienthong.access.AccessSettings;
import vn.lienthong.access.Asked;
import vn.lienthong.access.Cookies;
import vn.lienthong.access.Deed;
import vn.lienthong.access.Paths;
import vn.lienthong.access.Person;
import vn.lienthong.access.Role;
import vn.lienthong.access.Session;
import vn.lienthong.dashboard.Dashboard;
import vn.lienthong.dashboard.Page;
import vn.lienthong.source.Refusal;

/**
 * Before every route and before any body is read: which deed is asked for, by whom, and whether their role may. What stands in no table never comes
 * to a route: one that somebody adds is shut until it has a deed.
 */
final class Gate {
    private final Access access;
    private final Dashboard dashboard;

    Gate(Access access, Dashboard dashboard) {
        this.access = access;
        this.dashboard = dashboard;
    }

    /** Empty when the request may pass; it then carries who sends it. */
    Optional<Page> refuse(RoutingContext request, Paths.Meant meant) {
        Visitor visitor = visitor(request);
        String authorization = said(request, "Authorization");
        Optional<Refusal> refusal = access.refuse(meant, visitor.token(), authorization, isAtTheMachine(request));
        if (refusal.isPresent()) {
            return Optional.of(ownSource(request, visitor)
                    .orElseGet(() -> page(request, request.normalizedPath(), refusal.get())));
        }
        if (meant.deed() != Deed.SEND) {
            know(request, visitor, authorization);
        }
        return Optional.empty();
    }

    private Visitor visitor(RoutingContext request) {
        AccessSettings settings = access.settings();
        Cookies cookies = settings.cookies();
        String said = request.request().getHeader("Cookie");
        SocketAddress peer = request.request().remoteAddress();
        String address = settings.asker(
                peer == null || peer.hostAddress() == null ? "" : peer.hostAddress(), said(request, "X-Forwarded-For"));
        return new Visitor(
                Optional.empty(),
                "",
                cookies.session(said),
                cookies.way(said),
                new Asked.From(address, cookies.device(said), settings.site()));
    }

    /** A proxy on this machine, or a name that somebody points at it, lets strangers speak from 127.0.0.1: not as this machine. */
    private static boolean isAtTheMachine(RoutingContext request) {
        HostAndPort said = request.request().authority();
        boolean passedOn = request.request().headers().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
        return said != null && AccessSettings.isThisMachine(said.host()) && !passedOn;
    }

    private void know(RoutingContext request, Visitor visitor, String authorization) {
        Optional<Person> program = access.find("", authorization);
        Visitor known = access.find(visitor.token()).map(visitor::of).orElseGet(() -> program.map(visitor::of)
                .orElse(visitor));
        request.setUser(known.user());
        // The figures refresh themselves: nobody need be there.
        if (request.queryParams().get("phan") == null) {
            access.touch(visitor.token());
        }
    }

    /** The first page is not for the role source: its own is. */
    private Optional<Page> ownSource(RoutingContext request, Visitor visitor) {
        return access.find(visitor.token())
                .map(Session::person)
                .filter(person ->
                        person.role() == Role.SOURCE && request.normalizedPath().equals("/"))
                .map(person -> Dashboard.ownSource(request.queryParams().get("lang"), person.source()));
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
