package vn.lienthong.corridor;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;

/**
 * What a stranger's headers and query may become in a message: nothing that steers Camel, and nothing that the address
 * itself says. Without this, a header {@code source} would stand beside the {@code {source}} of the path.
 */
public final class Outsiders extends HttpHeaderFilterStrategy {
    private static final Pattern PART = Pattern.compile("\\{([^}/]+)}");

    private final Map<String, Set<String>> parts = new ConcurrentHashMap<>();

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel")
                || lower.startsWith("org.apache.camel")
                || saidByTheAddress(exchange).contains(lower)
                || super.applyFilterToExternalHeaders(name, value, exchange);
    }

    /** Camel keeps back what a page says about being stored; these pages must not be. */
    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return !"Cache-Control".equalsIgnoreCase(name) && super.applyFilterToCamelHeaders(name, value, exchange);
    }

    private Set<String> saidByTheAddress(Exchange exchange) {
        Endpoint from = exchange == null ? null : exchange.getFromEndpoint();
        return from instanceof PlatformHttpEndpoint http
                ? parts.computeIfAbsent(http.getPath(), Outsiders::parts)
                : Set.of();
    }

    private static Set<String> parts(String path) {
        Set<String> names = new HashSet<>();
        Matcher part = PART.matcher(path);
        while (part.find()) {
            names.add(part.group(1).toLowerCase(Locale.ROOT));
        }
        return names;
    }
}
