package vn.lienthong.corridor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.timer.TimerEndpoint;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** The routes that were made of a source's file. */
final class SourceRoutes {
    private final CamelContext context;

    SourceRoutes(CamelContext context) {
        this.context = context;
    }

    /** Empty for a route of no source. */
    static Optional<String> source(CamelContext context, String routeId) {
        RouteDefinition definition = ((ModelCamelContext) context).getRouteDefinition(routeId);
        return Optional.ofNullable(definition)
                .map(RouteDefinition::getTemplateParameters)
                .map(parameters -> parameters.get("code"))
                .map(Object::toString);
    }

    List<Route> of(String source) {
        List<Route> found = new ArrayList<>();
        for (Route route : context.getRoutes()) {
            if (source(context, route.getRouteId()).filter(source::equals).isPresent()) {
                found.add(route);
            }
        }
        return found;
    }

    void stop(String source) throws Exception {
        for (Route route : of(source)) {
            // Deliveries of a source that pushes are refused at the door, by a code of its own.
            if (!route.getEndpoint().getEndpointUri().startsWith("direct:")) {
                context.getRouteController().stopRoute(route.getRouteId());
            }
        }
    }

    void start(String source) throws Exception {
        for (Route route : of(source)) {
            context.getRouteController().startRoute(route.getRouteId());
        }
    }

    /** One round now, by the source's own route; false when its rounds do not begin with a timer. */
    boolean once(String source) throws Exception {
        boolean went = false;
        for (Route route : of(source)) {
            if (route.getEndpoint() instanceof TimerEndpoint) {
                Exchange exchange = route.getEndpoint().createExchange();
                route.getProcessor().process(exchange);
                went = true;
            }
        }
        return went;
    }
}
