package vn.lienthong.corridor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import vn.lienthong.journal.Entry;
import vn.lienthong.journal.Kind;
import vn.lienthong.source.Refusal;
import vn.lienthong.source.RefusedException;

/** Which sources a person has paused. A route of such a one does not start with the hub. */
public final class Pauses implements RoutePolicyFactory {
    static final String PAUSE = "pause";
    static final String RESUME = "resume";

    private final Set<String> paused = ConcurrentHashMap.newKeySet();

    static boolean isMeant(Entry entry) {
        String action = entry.facts().getOrDefault("action", "");
        return entry.kind() == Kind.DECISION && (action.equals(PAUSE) || action.equals(RESUME));
    }

    void turn(String source, String action) {
        if (action.equals(PAUSE)) {
            paused.add(source);
        } else {
            paused.remove(source);
        }
    }

    public boolean isPaused(String source) {
        return paused.contains(source);
    }

    void refuseIfPaused(String source) {
        if (isPaused(source)) {
            throw new RefusedException(new Refusal(
                    503,
                    "source-paused",
                    "Nguồn '" + source + "' đang tạm dừng theo quyết định của người quản trị; hãy giữ lại và gửi sau",
                    "Expected a source that is not paused, but an operator has paused '" + source
                            + "'; keep the delivery and send it later",
                    300));
        }
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode definition) {
        return new RoutePolicySupport() {
            @Override
            public void onInit(Route route) {
                boolean pushed = route.getEndpoint().getEndpointUri().startsWith("direct:");
                SourceRoutes.source(context, route.getRouteId())
                        .filter(source -> isPaused(source) && !pushed)
                        .ifPresent(source -> route.setAutoStartup(false));
            }
        };
    }
}
